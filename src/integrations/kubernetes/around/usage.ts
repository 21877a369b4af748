import type { KubeObject, Pod } from '../../../evidence/objects.js';
import type { PodUsage, UsedResources as Used } from '../../../evidence/pod-usage.js';
import { quantity } from '../quantity.js';
import type { FailedRead } from '../../../transport/read-outcome.js';
import type { CaseReader } from '../case-reader.js';
import { reading, valueOf, type Call, type Reading } from '../../../evidence/reading.js';
import type { SurveyParts } from '../survey/survey.js';
import { WEIGHT } from '../../../evidence/weights.js';

/** What metrics.k8s.io tells of a node. */
export interface NodeUsage extends KubeObject {
  readonly timestamp?: string;
  readonly window?: string;
  readonly usage?: Used;
}

/** `83 %` of a bound; `undefined` where there is no bound or it cannot be told. */
const share = (used: string | undefined, bound: string | undefined): string | undefined => {
  const [is, most] = [quantity(used), quantity(bound)];
  return is === null || most === null || most <= 0 ? undefined : `${Math.round((is / most) * 100)} %`;
};

const against = (used: Used | undefined, bounds: Used | undefined, of: string) => ({
  cpu: used?.cpu,
  memory: used?.memory,
  [`cpuOf${of}`]: share(used?.cpu, bounds?.cpu),
  [`memoryOf${of}`]: share(used?.memory, bounds?.memory),
});

const podBody =
  (pod: Pod | null) =>
  ({ timestamp, window, containers = [] }: PodUsage) => ({
    timestamp,
    window,
    containers: containers.map(({ name, usage }) => {
      const { limits } = pod?.spec.containers.find((container) => container.name === name)?.resources ?? {};
      return { name, ...against(usage, limits, 'Limit'), limits };
    }),
  });

/**
 * A cluster without metrics-server does not serve the API at all, and one that cannot reach it answers 503: both are no
 * fault of the analysis. That the API has no figures of this very object yet is said in its own words.
 */
const settled = <T>(call: Call<T>): Call<T> => {
  const { outcome } = call;
  if (outcome.status !== 'absent' || /".*" not found/.test(outcome.reason)) return call;
  const reason = 'metrics.k8s.io is not served: the cluster has no metrics-server';
  return { ...call, outcome: { status: 'unavailable', reason } satisfies FailedRead };
};

const API = { apiVersion: 'metrics.k8s.io/v1beta1' } as const;

/** What the target's pod uses now, against its limits; `null` where there is no pod. */
export const podUsage = async (
  reader: CaseReader,
  namespace: string,
  named: string | null,
  { chosen }: SurveyParts,
): Promise<Reading<PodUsage> | null> => {
  const ask = (name: string): Promise<Call<PodUsage>> =>
    reader.get<PodUsage>({ ...API, plural: 'pods', namespace, name });
  // Asked for beside the pod; the second asking finds the answer.
  const early = named === null ? null : ask(named);
  const pod = valueOf(await chosen);
  if (pod === null) {
    await early;
    return null;
  }
  const title = `use of cpu and memory by pod ${namespace}/${pod.metadata.name}`;
  const call = settled(await ask(pod.metadata.name));
  return reading(call, { type: 'metric', title, weight: WEIGHT.usage }, podBody(pod));
};

/** What the target's node uses now, against what it can give. */
export const nodeUsage = async (
  reader: CaseReader,
  name: string,
  { node }: SurveyParts,
): Promise<Reading<NodeUsage>> => {
  const [call, read] = await Promise.all([reader.get<NodeUsage>({ ...API, plural: 'nodes', name }), node]);
  const allocatable = valueOf(read)?.status?.allocatable;
  const exhibit = { type: 'metric', title: `use of cpu and memory by node ${name}`, weight: WEIGHT.usage };
  return reading(settled(call), exhibit, ({ timestamp, window, usage }) => ({
    timestamp,
    window,
    ...against(usage, allocatable, 'Allocatable'),
  }));
};
