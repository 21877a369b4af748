import { evidenceOf } from '../../kit/look.js';
import { claim, DOWN, rule } from '../../kit/rule.js';
import { blameClaims, callersOf, callerValues, knownByCallers } from './callers.js';
import { nearestWorkload, strandedSelector } from './selector.js';
import { labelText } from './service-pods.js';

const KINDS = ['Deployment', 'StatefulSet', 'DaemonSet', 'ReplicaSet', 'Job'] as const;

/** A Service that stayed when what was behind it was deleted. */
export const noWorkload = rule({
  mechanism: 'wiring/no-workload',
  on: ['Service'],
  carries: DOWN,
  find: (entity, graph) => {
    const { namespace } = entity.ref;
    const wanted = strandedSelector(entity, graph);
    if (wanted === null || !KINDS.every((kind) => graph.isComplete(kind, namespace))) return [];
    if (nearestWorkload(entity, wanted, graph) !== null) return [];
    const callers = callersOf(entity, graph);
    const text = labelText(wanted);
    return [
      {
        since: null,
        known: knownByCallers(callers),
        claims: [
          claim(
            evidenceOf(entity, graph),
            `selector ${text} matches no pod, and no workload of namespace ${namespace ?? ''} has such labels`,
            `셀렉터 ${text}와(과) 일치하는 파드가 없고, 네임스페이스 ${namespace ?? ''}에 그런 레이블을 가진 워크로드도 없음`,
          ),
          ...blameClaims(callers),
        ],
        values: { ...callerValues(callers), selector: text },
      },
    ];
  },
});
