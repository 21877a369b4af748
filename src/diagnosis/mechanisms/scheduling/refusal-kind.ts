/** Kinds of reasons for which the scheduler passes over nodes. */
export type RefusalKind =
  | 'claim'
  | 'device'
  | 'resource'
  | 'host-port'
  | 'anti-affinity'
  | 'affinity'
  | 'spread'
  | 'cordoned'
  | 'taint'
  | 'attach-limit'
  | 'volume-zone'
  | 'other'
  | 'selector'
  | 'no-nodes'
  | 'control-plane';

/** Source: the plugins of kube-scheduler, v1.24 to v1.35. */
const KINDS: readonly (readonly [RegExp, RefusalKind])[] = [
  [/^no nodes available|^0\/0 nodes/i, 'no-nodes'],
  [/persistentvolumeclaim|persistent volumes? to bind|pvc\(s\)|unbound|enough free storage/i, 'claim'],
  [/resource ?claim|cannot allocate all claims|device class|resource class/i, 'device'],
  [/volume node affinity|PersistentVolume's node affinity|volume zone/i, 'volume-zone'],
  [/max volume count/i, 'attach-limit'],
  [/^insufficient |too many pods/i, 'resource'],
  [/free ports/i, 'host-port'],
  [/anti-affinity/i, 'anti-affinity'],
  [/pod affinity/i, 'affinity'],
  [/topology spread/i, 'spread'],
  [/(?:control-plane|\/master)\b/i, 'control-plane'],
  [/node\.kubernetes\.io\/unschedulable|were unschedulable/i, 'cordoned'],
  [/taint/i, 'taint'],
  [/affinity\/selector|node selector|requested node name/i, 'selector'],
];

/** Which stands in the way when several are named: the higher. */
export const RANK: Readonly<Record<RefusalKind, number>> = {
  'no-nodes': 15,
  claim: 14,
  device: 13,
  resource: 12,
  'host-port': 11,
  'anti-affinity': 10,
  affinity: 9,
  spread: 8,
  cordoned: 7,
  taint: 6,
  'attach-limit': 5,
  'volume-zone': 4,
  other: 3,
  selector: 2,
  'control-plane': 1,
};

export const refusalKind = (reason: string): RefusalKind =>
  KINDS.find(([words]) => words.test(reason))?.[1] ?? 'other';
