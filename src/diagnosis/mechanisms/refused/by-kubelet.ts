import { evidenceOf, podOf, topOwner } from '../../kit/look.js';
import { entityKey } from '../../../evidence/entity.js';
import { claim, DOWN, rule } from '../../kit/rule.js';
import { bounded, quoted } from '../../../evidence/bounded-text.js';

/** Reasons with which a kubelet refuses a pod that the scheduler gave it. Source: pkg/kubelet/lifecycle, v1.34. */
const REASONS =
  /^(?:UnexpectedAdmissionError|TopologyAffinityError|NodeAffinity|NodePorts|NodeShutdown|OutOf[a-zA-Z].*|InvalidNodeInfo|PodFeatureUnsupported|AppArmor|SysctlForbidden|UnexpectedPredicateFailureType|Shutdown)$/;

/** A pod that the kubelet of its node would not take: out of a resource, devices, topology, ports, or shutting down. */
export const byKubelet = rule({
  mechanism: 'refused/by-kubelet',
  on: ['Pod'],
  carries: [...DOWN, 'scheduling'],
  find: (entity, graph) => {
    const pod = podOf(entity);
    const { phase, reason = '', message = '', startTime } = pod?.status ?? {};
    if (pod === null || phase !== 'Failed' || !REASONS.test(reason)) return [];
    const { nodeName } = pod.spec;
    const since = startTime ?? pod.metadata.creationTimestamp ?? null;
    return [
      {
        key: reason,
        since,
        // Such a pod stays behind when another took its place.
        ...(topOwner(entity, graph).sick === false && { lastSeen: since }),
        known: 'stated',
        claims: [claim(evidenceOf(entity, graph), `phase Failed, ${reason}: ${quoted(message)}`)],
        values: { refused: pod.metadata.name, reason, said: bounded(message) },
        behind: nodeName === undefined ? [] : [entityKey({ kind: 'Node', namespace: null, name: nodeName })],
      },
    ];
  },
});
