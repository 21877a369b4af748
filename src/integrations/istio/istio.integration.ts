import { Injectable } from '@nestjs/common';
import { Settings } from '../../config/settings.js';
import type { GraphSource } from '../../evidence/graph-source.js';
import type { IntegrationReport } from '../../evidence/integration-report.js';
import type { ToolScope } from '../../tools/tool-scope.js';
import type { Case } from '../case.js';
import type { Collection, Integration } from '../integration.js';
import { KubernetesReader } from '../kubernetes/reader.js';
import { ScopePolicy } from '../kubernetes/scope/scope-policy.js';
import { ScopedReader } from '../kubernetes/scope/scoped-reader.js';
import { UNKNOWN_MESH } from './collect/mesh-presence.js';
import { presenceReading, shownRoutes, surveyMesh } from './collect/mesh-survey.js';
import { ISTIO_INTEGRATION } from './description.js';
import { IstioGraph } from './graph/istio-graph.js';
import { istioReport } from './report.js';
import { ISTIO } from './settings.js';

/** Looks for a mesh at the target, and for the resources of Istio that touch it. */
@Injectable()
export class IstioIntegration implements Integration {
  readonly about = ISTIO_INTEGRATION;
  private readonly enabled: boolean;

  constructor(
    private readonly cluster: KubernetesReader,
    settings: Settings,
  ) {
    this.enabled = settings.of(ISTIO).enabled;
  }

  availability(): { readonly configured: boolean; readonly reason: string | null } {
    const cluster = this.cluster.availability();
    if (!cluster.configured) return cluster;
    return this.enabled
      ? { configured: true, reason: null }
      : { configured: false, reason: 'AGENT_ISTIO_ENABLED is not set' };
  }

  async collect({ target, reader, parts }: Case): Promise<Collection> {
    const { presence, routes } = await surveyMesh(reader, { target, istioEnabled: this.enabled }, parts);
    return (ledger) => {
      const seen = presenceReading(presence, reader.now());
      const shown = shownRoutes(routes, target.namespace);
      for (const reading of [...(seen === null ? [] : [seen]), ...shown]) {
        ledger.enter(reading, this.about.evidence);
      }
      return { report: istioReport(this.enabled, routes, presence) };
    };
  }

  graph({ reader, world, target, refusal }: Case): readonly GraphSource[] {
    return this.enabled ? [new IstioGraph(reader, world, refusal === null ? target.namespace : null)] : [];
  }

  unanswered(): IntegrationReport {
    return istioReport(false, [], UNKNOWN_MESH);
  }

  view(scope: ToolScope | null): { readonly kubernetes: KubernetesReader } {
    const { cluster } = this;
    return { kubernetes: scope === null ? cluster : new ScopedReader(cluster, new ScopePolicy(scope)) };
  }
}
