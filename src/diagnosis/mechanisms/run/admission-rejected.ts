import { bounded, quoted } from '../../../evidence/bounded-text.js';
import { podRule } from '../../kit/container-rule.js';
import { claim, DOWN } from '../../kit/rule.js';
import { endedAt, replacedAt } from './pod-end.js';

/** Reasons by which a kubelet does not admit a pod that the scheduler gave it. Source: kubelet's lifecycle handlers, v1.34. */
const REASON =
  /^(?:UnexpectedAdmissionError|TopologyAffinityError|OutOf\w+|NodeAffinity|NodeName|NodePorts|AppArmor|Sysctl\w*|ForbiddenSysctl|InvalidNodeInfo|PodOSSelectorNodeLabelDoesNotMatch|PodOSNotSupported|PodFeatureUnsupported|InsufficientResource\w*|TaintToleration\w*|SMTAlignmentError)$/;

/** `OutOfcpu: Node didn't have enough resource: cpu, requested: 500, used: 3900, capacity: 4000`. */
const NUMBERS = /resource: ([\w./-]+), requested: (\d+), used: (\d+), capacity: (\d+)/;
const DEVICE = /\b((?:[a-z0-9-]+\.)+[a-z]+\/[a-z0-9._-]+)\b/i;

/** A pod that was given to a node whose kubelet does not admit it: it is Failed before it ever runs. */
export const admissionRejected = podRule(
  'run/admission-rejected',
  (seen) => {
    const { pod, evidence, entity, graph } = seen;
    const { reason = '', message = '', phase } = pod.status ?? {};
    if (phase !== 'Failed' || !REASON.test(reason)) return null;
    const [, resource, requested, used, capacity] = NUMBERS.exec(message) ?? [];
    const device = resource ?? DEVICE.exec(message)?.[1];
    const at = endedAt(seen, reason);
    return {
      key: `${reason} ${device ?? ''}`,
      since: at,
      ...replacedAt(seen, at),
      known: 'stated',
      claims: [claim(evidence, `Failed, ${reason}: ${quoted(message)}`)],
      values: {
        reason,
        message: bounded(message.replace(/^Pod was rejected: /, ''), 240),
        ...(device !== undefined && { resource: device }),
        ...(requested !== undefined &&
          used !== undefined &&
          capacity !== undefined && { requested, used, capacity }),
      },
      behind: graph.targets(entity.key, 'runs on').map(({ key }) => key),
    };
  },
  [...DOWN, 'scheduling'],
);
