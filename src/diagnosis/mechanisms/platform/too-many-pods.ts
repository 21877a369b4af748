import { podBaseName } from '../../../alerts/subject/pod-base-name.js';
import type { Entity } from '../../../evidence/entity.js';
import { evidenceOf, nodeOf, podOf } from '../../kit/look.js';
import { claim, rule } from '../../kit/rule.js';
import { podsOn } from './node-state.js';

/** From this share of the pods that a node may run it is told as full. */
const NEARLY_ALL = 0.9;

/** What most pods of a node belong to, as far as their names tell, and how many. */
const mostOf = (pods: readonly Entity[]): { readonly owner: string; readonly count: number } | null => {
  const owners = Map.groupBy(
    pods,
    ({ ref: { namespace, name } }) => `${namespace === null ? '' : `${namespace}/`}${podBaseName(name)}`,
  );
  const [largest] = [...owners].toSorted(([, a], [, b]) => b.length - a.length);
  return largest === undefined ? null : { owner: largest[0], count: largest[1].length };
};

/** A node that runs as many pods as it may, with whose they are. */
export const tooManyPods = rule({
  mechanism: 'node/too-many-pods',
  on: ['Node'],
  carries: ['node'],
  find: (entity, graph) => {
    const most = Number(nodeOf(entity)?.status?.allocatable?.['pods'] ?? 0);
    const pods = podsOn(entity, graph).filter(
      (pod) => !['Succeeded', 'Failed'].includes(podOf(pod)?.status?.phase ?? ''),
    );
    const [first] = pods;
    const largest = mostOf(pods);
    if (first === undefined || largest === null || most === 0 || pods.length < most * NEARLY_ALL) return [];
    const { owner, count } = largest;
    return [
      {
        since: null,
        known: 'shown',
        claims: [
          claim(evidenceOf(entity, graph), `allocatable: ${most} pods`, `allocatable: 파드 ${most}개`),
          claim(
            evidenceOf(first, graph),
            `${pods.length} pods run there, ${count} of them ${owner}`,
            `실행 중인 파드 ${pods.length}개, 그중 ${owner} ${count}개`,
          ),
        ],
        values: { most: String(most), now: String(pods.length), owner, count: String(count) },
      },
    ];
  },
});
