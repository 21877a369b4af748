import { bounded, quoted } from '../../../evidence/bounded-text.js';
import { podRule, type SeenPod } from '../../kit/container-rule.js';
import { eventsOf, nodeOf } from '../../kit/look.js';
import { firstSeen } from '../../kit/pod-times.js';
import { claim, type Sighting } from '../../kit/rule.js';
import { waitsToStart } from './waits-to-start.js';

const NO_ADDRESS =
  /failed to assign an ip|no (?:more )?free (?:ip )?addresses|no available ip|ip(?:v4)? pool .*exhausted|no IP addresses available|not enough free ip|unable to allocate|insufficient ip|range is full|ippool.*full|out of ip/i;
const NOT_READY =
  /cni plugin not initialized|cni config uninitialized|no networks found|network plugin is not ready|\.sock: connect|connection refused|no such file or directory.*cni|failed to find plugin|calico\/node is running/i;

const pluginOf = (message: string): string | null =>
  /plugin type="([^"]+)"/.exec(message)?.[1] ?? /failed to find plugin "([^"]+)"/.exec(message)?.[1] ?? null;

/** What stands behind the runtime's wrapping: the plug-in's own words. */
const reasonOf = (message: string): string => {
  const own = /failed \(add\): ?(.+)$/s.exec(message)?.[1] ?? /desc = (.+)$/s.exec(message)?.[1] ?? message;
  return bounded(own.replace(/^Failed to create pod sandbox: /i, ''), 240);
};

const causeOf = (message: string): Readonly<Record<string, string>> => {
  if (NO_ADDRESS.test(message)) return { exhausted: 'no free pod address' };
  return NOT_READY.test(message) ? { unready: 'not ready' } : {};
};

/** Nodes that say themselves that they are not well: what is behind it lies there. */
const sickNode = ({ entity, graph }: SeenPod) =>
  graph
    .targets(entity.key, 'runs on')
    .filter((node) => nodeOf(node) !== null && node.sick === true)
    .map(({ key }) => key);

const find = (seen: SeenPod): Sighting | null => {
  if (!waitsToStart(seen.pod)) return null;
  const events = eventsOf(seen.entity, 'FailedCreatePodSandBox', 'FailedPodSandBoxStatus', 'NetworkNotReady');
  const [newest] = events;
  if (newest === undefined) return null;
  const { message, count } = newest.event;
  const plugin = pluginOf(message);
  return {
    since: firstSeen(events),
    known: 'stated',
    claims: [
      claim(newest.evidence, `${newest.event.reason} ×${count ?? 1}: ${quoted(message)}`),
      claim(
        seen.evidence,
        `the pod waits on node ${seen.pod.spec.nodeName ?? ''} without a sandbox`,
        `노드 ${seen.pod.spec.nodeName ?? ''}의 파드에 샌드박스가 없음`,
      ),
    ],
    values: {
      message: reasonOf(message),
      ...(plugin !== null && { plugin }),
      ...causeOf(message),
    },
    behind: sickNode(seen),
  };
};

/** A pod whose sandbox is not made: the network plug-in gives no address or does not run, or the runtime fails. */
export const sandbox = podRule('start/sandbox', find);
