import { Inject, Injectable, Optional } from '@nestjs/common';
import { Settings } from '../../config/settings.js';
import type { GraphSource } from '../../evidence/graph-source.js';
import { ChangeLog } from '../../jetstream/change-log.js';
import { nothingToTell, type IntegrationReport } from '../../evidence/integration-report.js';
import type { ToolScope } from '../../tools/tool-scope.js';
import type { Case } from '../case.js';
import type { Collection, Integration } from '../integration.js';
import type { ReadRecorded } from './changes/recorded.js';
import { SecretRefusals } from './changes/secret-refusals.js';
import { KUBERNETES_INTEGRATION } from './description.js';
import { GatewayGraph } from './graph/gateway/gateway-graph.js';
import { KubernetesGraph } from './graph/kubernetes-graph.js';
import { KubernetesReader } from './reader.js';
import { ScopePolicy } from './scope/scope-policy.js';
import { ScopedReader } from './scope/scoped-reader.js';
import { collectorLimitMs, KUBERNETES } from './settings.js';
import { factsFromSurvey } from './survey/facts-from-survey.js';
import { enterSurroundings, readSurroundings } from './survey/surroundings.js';
import { wholeSurvey } from './survey/survey.js';
import type { ClusterView } from './tools/cluster-tool.js';
import { SchedulingView } from './tools/scheduling/scheduling-view.js';

/** Reads the cluster: what the rules look at. Of how it did, the report tells by these facts. */
@Injectable()
export class KubernetesIntegration implements Integration {
  readonly about = KUBERNETES_INTEGRATION;
  private readonly refusals = new SecretRefusals();
  private readonly recorded: ReadRecorded | null;

  constructor(
    private readonly cluster: KubernetesReader,
    private readonly settings: Settings,
    @Optional() @Inject(ChangeLog) log: ChangeLog | null = null,
  ) {
    // Only the recorder writes there.
    this.recorded = log === null ? null : (objects) => log.of(objects) as ReturnType<ReadRecorded>;
  }

  availability(): { readonly configured: boolean; readonly reason: string | null } {
    return this.cluster.availability();
  }

  async collect({ request, target, reader, parts }: Case): Promise<Collection> {
    const further = readSurroundings(reader, parts, {
      target,
      startsAt: request.startsAt,
      limitMs: collectorLimitMs(this.settings),
      refusals: this.refusals,
      recorded: this.recorded,
    });
    const [found, surroundings] = await Promise.all([wholeSurvey(parts), further]);
    return (ledger) => {
      const facts = factsFromSurvey(ledger, target, request.labels, found, reader.now());
      return {
        report: nothingToTell(this.about.id),
        cluster: { ...facts, ...enterSurroundings(ledger, surroundings) },
      };
    };
  }

  graph({ reader, world, startsAtMs, target, refusal }: Case): readonly GraphSource[] {
    const { logTailLines: tailLines } = this.settings.of(KUBERNETES);
    return [
      new KubernetesGraph({ reader, world, tailLines, startedMs: startsAtMs }),
      new GatewayGraph(reader, refusal === null ? target.namespace : null),
    ];
  }

  unanswered(): IntegrationReport {
    return nothingToTell(this.about.id);
  }

  view(scope: ToolScope | null): ClusterView {
    const { cluster, recorded } = this;
    if (scope === null)
      return { kubernetes: cluster, scheduling: new SchedulingView(cluster, null), recorded };
    const policy = new ScopePolicy(scope);
    return {
      kubernetes: new ScopedReader(cluster, policy),
      scheduling: new SchedulingView(cluster, policy),
      recorded,
    };
  }
}
