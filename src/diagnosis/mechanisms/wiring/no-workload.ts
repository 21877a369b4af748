import { picks } from '../../../integrations/kubernetes/label-selector.js';
import { evidenceOf, serviceOf } from '../../kit/look.js';
import { claim, DOWN, rule } from '../../kit/rule.js';
import { blameClaims, callersOf, callerValues, knownByCallers } from './callers.js';
import { nearestWorkload } from './selector.js';
import { endpointCount, isSelecting, labelText, podsOfService, workloadsIn } from './service-pods.js';

const KINDS = ['Deployment', 'StatefulSet', 'DaemonSet', 'ReplicaSet', 'Job'] as const;

/** A Service that stayed when what was behind it was deleted. */
export const noWorkload = rule({
  mechanism: 'wiring/no-workload',
  on: ['Service'],
  carries: DOWN,
  find: (entity, graph) => {
    const service = serviceOf(entity);
    if (service === null || !isSelecting(service)) return [];
    const { namespace } = entity.ref;
    const wanted = service.spec?.selector ?? {};
    if (podsOfService(entity, service, graph)?.length !== 0) return [];
    if ((endpointCount(entity, graph)?.total ?? 0) > 0) return [];
    if (!KINDS.every((kind) => graph.isComplete(kind, namespace))) return [];
    if (workloadsIn(namespace, graph).some(({ labels }) => picks(wanted, labels))) return [];
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
