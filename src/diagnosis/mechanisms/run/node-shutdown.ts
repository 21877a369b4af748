import { quoted } from '../../../evidence/bounded-text.js';
import { podRule } from '../../kit/container-rule.js';
import { conditionOf } from '../../kit/look.js';
import { claim } from '../../kit/rule.js';
import { endedAt, replacedAt } from './pod-end.js';

const REASONS: readonly string[] = ['Terminated', 'NodeShutdown', 'Shutdown'];

/** A pod that its kubelet ended, or did not admit, because the node was about to shut down. */
export const nodeShutdown = podRule('run/node-shutdown', (seen) => {
  const { pod, evidence, entity, graph } = seen;
  const { reason = '', message = '', conditions } = pod.status ?? {};
  if (!REASONS.includes(reason) || !/shut(?:ting)? ?down/i.test(message)) return null;
  const disruption = conditionOf(conditions, 'DisruptionTarget');
  const at = endedAt(seen, reason);
  return {
    since: at,
    ...replacedAt(seen, at),
    known: 'stated',
    claims: [
      claim(evidence, `${pod.status?.phase ?? 'Failed'}, ${reason}: ${quoted(message)}`),
      ...(disruption?.reason === undefined
        ? []
        : [claim(evidence, `DisruptionTarget: ${disruption.reason}`)]),
    ],
    values: { message, reason },
    behind: graph.targets(entity.key, 'runs on').map(({ key }) => key),
  };
});
