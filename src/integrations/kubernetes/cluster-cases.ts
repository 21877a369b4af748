import { Injectable } from '@nestjs/common';
import type { TextMap } from '../../alerts/alert.js';
import { readableLabels } from '../../alerts/readable-labels.js';
import { detailsIn } from '../../alerts/subject/details.js';
import { Settings } from '../../config/settings.js';
import { Cases, caseTimes, type Case, type CollectRequest } from '../case.js';
import { CaseReader } from './case-reader.js';
import { releaseOf } from './graph/release-start.js';
import { startsOf } from './graph/starts.js';
import { World } from './graph/world.js';
import { KubernetesReader } from './reader.js';
import { NamespacePolicy } from './scope/namespace-policy.js';
import { collectorLimitMs, KUBERNETES } from './settings.js';
import { SharedReads } from './shared-reads.js';
import { targetWithNode } from './survey/node-from-instance.js';
import { beginSurvey } from './survey/survey.js';

/** What labels name without saying what it is: it stands in the name or the configuration of a workload. */
const wordsOf = (labels: TextMap): readonly string[] => {
  const readable = readableLabels(labels);
  const { consumergroup, queue } = detailsIn(readable);
  return [consumergroup, queue, readable.get('name'), readable.get('exported_name')].flatMap(
    (word) => word ?? [],
  );
};

/** Begins a case with the cluster: every reading starts as soon as what it needs is known. */
@Injectable()
export class ClusterCases extends Cases {
  private readonly policy: NamespacePolicy;
  private readonly tailLines: number;
  private readonly limitMs: number;

  constructor(
    private readonly cluster: KubernetesReader,
    settings: Settings,
    private readonly shared: SharedReads,
  ) {
    super();
    const { namespacesAllow: allow, namespacesDeny: deny, logTailLines } = settings.of(KUBERNETES);
    this.policy = new NamespacePolicy({ allow, deny });
    this.tailLines = logTailLines;
    this.limitMs = collectorLimitMs(settings);
  }

  async open(request: CollectRequest, signal: AbortSignal): Promise<Case> {
    const { labels, others } = request;
    const reader = new CaseReader(this.cluster, signal, this.limitMs, this.shared);
    const times = caseTimes(request, reader.now());
    const target = await targetWithNode(reader, request.target, labels);
    const world = new World(reader);
    const refusal = this.refusalOf(target.namespace);
    const release = releaseOf(target);
    const isOfRule = request.alertClass === 'meta' || request.alertClass === 'no-data';
    const alert = isOfRule ? null : { startedMs: times.startsAtMs, words: wordsOf(labels) };
    // First the whole lists, so that what the survey asks for is found in them.
    const found = refusal === null ? startsOf(world, target, alert) : Promise.resolve([]);
    const starts = refusal !== null || release === null ? found : found.then((rest) => [release, ...rest]);
    const parts = beginSurvey(reader, { target, others, labels, tailLines: this.tailLines });
    return { request, target, ...times, reader, parts, world, starts, refusal, signal };
  }

  /** Why nothing of a namespace may be read anywhere (`KUBE_NAMESPACES_ALLOW`, `KUBE_NAMESPACES_DENY`); `null` when it may. */
  private refusalOf(namespace: string | null): string | null {
    return namespace === null || this.policy.allows(namespace)
      ? null
      : `not allowed by configuration: namespace ${namespace}`;
  }
}
