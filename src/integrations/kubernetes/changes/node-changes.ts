import type { KubeEvent, Node } from '../../../evidence/objects.js';
import { within, type Change, type Window } from './change.js';
import { lastWrite } from './managed-fields.js';

/** What the kubelet and the node controller say when a node changes, rather than that it is as before. */
const TELLING: ReadonlySet<string> = new Set([
  'NodeReady',
  'NodeNotReady',
  'NodeSchedulable',
  'NodeNotSchedulable',
  'Rebooted',
  'Starting',
  'RegisteredNode',
  'RemovingNode',
  'NodeHasDiskPressure',
  'NodeHasInsufficientMemory',
  'NodeHasInsufficientPID',
  'SystemOOM',
  'EvictionThresholdMet',
]);
const MAX_EVENTS = 8;

const cordon = ({ metadata, spec }: Node, window: Window) => {
  if (spec?.unschedulable !== true) return [];
  const write = lastWrite(metadata, [['spec', 'unschedulable']]);
  const at =
    write?.at ?? spec.taints?.find(({ key }) => key === 'node.kubernetes.io/unschedulable')?.timeAdded;
  return within(at, window)
    ? [{ at, what: 'was cordoned: new pods are not put on it', by: write?.by ?? null }]
    : [];
};

const taints = ({ spec }: Node, window: Window) =>
  (spec?.taints ?? []).flatMap(({ key, value, effect, timeAdded }) =>
    within(timeAdded, window)
      ? [{ at: timeAdded, what: `taint ${key}${value ? `=${value}` : ''}:${effect} was added` }]
      : [],
  );

const conditions = ({ status }: Node, window: Window) =>
  (status?.conditions ?? []).flatMap(({ type, status: value, reason, lastTransitionTime: at }) =>
    within(at, window)
      ? [{ at, what: `condition ${type} became ${value}${reason ? ` (${reason})` : ''}` }]
      : [],
  );

/** What changed about a node: made, cordoned, tainted, its conditions, and what its events tell. */
export const nodeChanges = (
  node: Node | null,
  events: readonly KubeEvent[],
  name: string,
  window: Window,
): readonly Change[] => {
  const created = node?.metadata.creationTimestamp;
  const ofNode =
    node === null
      ? []
      : [
          ...(within(created, window) ? [{ at: created, what: 'joined the cluster' }] : []),
          ...cordon(node, window),
          ...taints(node, window),
          ...conditions(node, window),
        ];
  const told = events
    .filter(({ reason, lastTimestamp }) => TELLING.has(reason) && within(lastTimestamp, window))
    .slice(0, MAX_EVENTS)
    .map(({ lastTimestamp, reason, message }) => ({
      at: lastTimestamp ?? '',
      what: `${reason}: ${message}`,
    }));
  return [...ofNode, ...told].map((change) => ({ kind: 'node' as const, object: `node ${name}`, ...change }));
};
