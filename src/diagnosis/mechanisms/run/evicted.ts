import { bounded, quoted } from '../../../evidence/bounded-text.js';
import { podRule } from '../../kit/container-rule.js';
import { claim, DOWN } from '../../kit/rule.js';
import { endedAt, replacedAt } from './pod-end.js';

/** What the kubelet evicted a pod for, in its own words. */
const RESOURCE =
  /low on resource: ([\w-]+)|(?:ephemeral[- ](?:local )?storage|ephemeral-storage)|usage of EmptyDir volume "([^"]+)"/i;

const resourceOf = (message: string): string => {
  const [whole = '', resource, volume] = RESOURCE.exec(message) ?? [];
  if (volume !== undefined) return `emptyDir ${volume}`;
  return resource ?? (whole === '' ? '' : 'ephemeral storage');
};

/** A pod that the kubelet ended: it used more than it may, or its node ran short. */
export const evicted = podRule(
  'run/evicted',
  (seen) => {
    const { pod, evidence, entity, graph } = seen;
    const { reason, message = '' } = pod.status ?? {};
    if (reason !== 'Evicted') return null;
    const resource = resourceOf(message);
    const isNodeShort = /low on resource|the node (?:was|had)/i.test(message);
    const at = endedAt(seen, 'Evicted');
    const limit = /(?:limit(?: of containers)?|total limit) "?([\d.]+\w*)"?/i.exec(message)?.[1];
    return {
      key: `${resource} ${isNodeShort}`,
      since: at,
      ...replacedAt(seen, at),
      known: 'stated',
      claims: [claim(evidence, `${pod.status?.phase ?? 'Failed'}, Evicted: ${quoted(message)}`)],
      values: {
        message: bounded(message, 240),
        ...(resource !== '' && { resource }),
        ...(limit !== undefined && { limit }),
        ...(isNodeShort && { shortNode: pod.spec.nodeName ?? '' }),
      },
      behind: isNodeShort ? graph.targets(entity.key, 'runs on').map(({ key }) => key) : [],
    };
  },
  [...DOWN, 'saturation', 'storage'],
);
