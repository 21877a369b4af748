import type { Pod } from '../../../evidence/objects.js';
import type { ListQuery } from '../reader.js';
import { podRow } from '../body/pod-body.js';
import type { CaseReader } from '../case-reader.js';
import { isHealthy, worstFirst } from '../pod-health.js';
import { mapCall, reading, valueOf, type Reading } from '../../../evidence/reading.js';
import { spreadOf } from './spread.js';

/** Most pods that one list brings. */
const READ_LIMIT = 200;

/** Most pods kept of them, the worst. */
export const POD_LIMIT = 50;

/** Which pods: those a selector picks, those on a node, or all of a namespace. */
export type PodQuery = Pick<ListQuery, 'namespace' | 'labelSelector' | 'fieldSelector'>;

/** Pods, worst first, at most {@link POD_LIMIT}; as evidence one line each. */
export const readPods = async (
  reader: CaseReader,
  query: PodQuery,
  title: string,
  weight: number,
): Promise<Reading<readonly Pod[]>> => {
  const call = await reader.list<Pod>({ apiVersion: 'v1', plural: 'pods', ...query, limit: READ_LIMIT });
  const all = valueOf(call) ?? [];
  const worst = mapCall(call, (pods) => worstFirst(pods).slice(0, POD_LIMIT));
  return reading(worst, { type: 'manifest', title, weight }, (pods) => ({
    kind: 'PodList',
    found: all.length < READ_LIMIT ? all.length : `${all.length} or more`,
    // Of pods that belong together it tells whether it is one or all, one node or all.
    ...(query.labelSelector !== undefined && { spread: spreadOf(all) }),
    notHealthy: pods.filter((pod) => !isHealthy(pod)).length,
    pods: pods.map(podRow),
  }));
};
