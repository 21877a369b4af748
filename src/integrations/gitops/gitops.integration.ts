import { Injectable } from '@nestjs/common';
import { Settings } from '../../config/settings.js';
import type { GraphSource } from '../../evidence/graph-source.js';
import { nothingToTell, type IntegrationReport } from '../../evidence/integration-report.js';
import type { ToolScope } from '../../tools/tool-scope.js';
import type { Case } from '../case.js';
import type { Collection, Integration } from '../integration.js';
import { KubernetesReader } from '../kubernetes/reader.js';
import { ScopePolicy } from '../kubernetes/scope/scope-policy.js';
import { ScopedReader } from '../kubernetes/scope/scoped-reader.js';
import { DeliveryGraph } from './delivery-graph.js';
import { DeliveryObjects } from './delivery-objects.js';
import { GITOPS_INTEGRATION } from './description.js';
import { ServedKinds } from './served-kinds.js';
import { GITOPS } from './settings.js';

/** Gives a workload who deployed it, from which commit or chart, and when: as entities of the case graph. */
@Injectable()
export class GitOpsIntegration implements Integration {
  readonly about = GITOPS_INTEGRATION;
  private readonly enabled: 'auto' | 'true' | 'false' | null;
  private readonly argoNamespace: string;
  private readonly served: ServedKinds;

  constructor(
    private readonly cluster: KubernetesReader,
    settings: Settings,
  ) {
    const { enabled, argoNamespace } = settings.of(GITOPS);
    this.enabled = enabled;
    this.argoNamespace = argoNamespace;
    this.served = new ServedKinds(cluster, enabled === 'true');
  }

  availability(): { readonly configured: boolean; readonly reason: string | null } {
    const cluster = this.cluster.availability();
    if (!cluster.configured) return cluster;
    if (this.enabled === 'false') return { configured: false, reason: 'GITOPS_ENABLED is false' };
    return this.enabled === 'true' || this.served.someKnown
      ? { configured: true, reason: null }
      : { configured: false, reason: 'no kinds of Argo CD, Argo Rollouts or Flux were met in the cluster' };
  }

  /** All that it has of a case are entities of the graph, which are evidence there. */
  async collect(): Promise<Collection> {
    return () => ({ report: nothingToTell(this.about.id) });
  }

  graph({ target, reader, world, starts, refusal, signal }: Case): readonly GraphSource[] {
    if (this.enabled === 'false' || refusal !== null || !this.cluster.availability().configured) return [];
    const objects = new DeliveryObjects(reader, this.served, this.argoNamespace, signal);
    // Asked ahead of the first workload, so that no round of reading waits for it. It never rejects.
    if (target.namespace !== null) void objects.prepare();
    return [new DeliveryGraph(objects, { world, starts }, this.argoNamespace)];
  }

  unanswered(): IntegrationReport {
    return nothingToTell(this.about.id);
  }

  view(scope: ToolScope | null): { readonly kubernetes: KubernetesReader } {
    const { cluster } = this;
    return { kubernetes: scope === null ? cluster : new ScopedReader(cluster, new ScopePolicy(scope)) };
  }
}
