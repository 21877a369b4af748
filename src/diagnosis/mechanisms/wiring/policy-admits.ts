import type { LabelSelector } from '../../../evidence/objects.js';
import type {
  NetworkPolicy,
  PolicyPeer,
  PolicyRule,
} from '../../../integrations/kubernetes/graph/entities/network-policy.js';
import { selects } from '../../../integrations/kubernetes/label-selector.js';

type Labels = Readonly<Record<string, string>>;

/** One end of a connection. */
export interface End {
  readonly namespace: string;
  readonly labels: Labels;
  /** Labels of its namespace; `null` where they were not read. That of its name every namespace has. */
  readonly namespaceLabels: Labels | null;
  readonly address: string | null;
  /** Ports of its containers by name. */
  readonly ports: Readonly<Record<string, number>>;
}

/** `unknown`: what was read does not tell, which must never count as a refusal. */
export type Verdict = 'yes' | 'no' | 'unknown';

const any = (verdicts: readonly Verdict[]): Verdict => {
  if (verdicts.includes('yes')) return 'yes';
  return verdicts.includes('unknown') ? 'unknown' : 'no';
};

const all = (verdicts: readonly Verdict[]): Verdict => {
  if (verdicts.includes('no')) return 'no';
  return verdicts.includes('unknown') ? 'unknown' : 'yes';
};

const NAME = 'kubernetes.io/metadata.name';

const namespaceMatches = (selector: LabelSelector, { namespace, namespaceLabels }: End): Verdict => {
  if (namespaceLabels !== null) {
    return selects(selector, { ...namespaceLabels, [NAME]: namespace }) ? 'yes' : 'no';
  }
  const keys = [
    ...Object.keys(selector.matchLabels ?? {}),
    ...(selector.matchExpressions ?? []).map(({ key }) => key),
  ];
  const known = keys.filter((key) => key === NAME);
  const byName = {
    matchLabels: Object.fromEntries(
      Object.entries(selector.matchLabels ?? {}).filter(([key]) => key === NAME),
    ),
    matchExpressions: (selector.matchExpressions ?? []).filter(({ key }) => key === NAME),
  };
  if (!selects(byName, { [NAME]: namespace })) return 'no';
  return known.length === keys.length ? 'yes' : 'unknown';
};

const numberOf = (address: string): number | null => {
  const parts = address.split('.').map(Number);
  if (parts.length !== 4 || parts.some((part) => !Number.isInteger(part) || part < 0 || part > 255))
    return null;
  return parts.reduce((sum, part) => sum * 256 + part, 0);
};

const isIn = (address: number, cidr: string): boolean | null => {
  const [base = '', bits = '32'] = cidr.split('/');
  const start = numberOf(base);
  const size = Number(bits);
  if (start === null || !Number.isInteger(size) || size < 0 || size > 32) return null;
  const block = 2 ** (32 - size);
  return Math.floor(address / block) === Math.floor(start / block);
};

const blockMatches = (
  { cidr, except = [] }: { readonly cidr: string; readonly except?: readonly string[] },
  { address }: End,
): Verdict => {
  if (/^0\.0\.0\.0\/0$|^::\/0$/.test(cidr) && except.length === 0) return 'yes';
  const number = address === null ? null : numberOf(address);
  if (number === null) return 'unknown';
  const inside = isIn(number, cidr);
  if (inside === null) return 'unknown';
  return inside && !except.some((part) => isIn(number, part) === true) ? 'yes' : 'no';
};

const peerMatches = (peer: PolicyPeer, end: End, own: string): Verdict => {
  if (peer.ipBlock !== undefined) return blockMatches(peer.ipBlock, end);
  if (end.namespace === '') return 'no'; // a host outside is no pod
  const space =
    peer.namespaceSelector === undefined
      ? end.namespace === own
        ? 'yes'
        : 'no'
      : namespaceMatches(peer.namespaceSelector, end);
  const pod = peer.podSelector === undefined || selects(peer.podSelector, end.labels) ? 'yes' : 'no';
  return all([space, pod]);
};

/** Whether the ports of a rule hold one; `null`: the port that is asked for is not known. */
export const portMatches = (
  { ports }: PolicyRule,
  port: number | null,
  protocol: string,
  names: Readonly<Record<string, number>>,
): Verdict => {
  if (ports === undefined || ports.length === 0) return 'yes';
  return any(
    ports
      .filter((each) => (each.protocol ?? 'TCP') === protocol)
      .map((each): Verdict => {
        if (each.port === undefined) return 'yes';
        if (port === null) return 'unknown';
        const first = typeof each.port === 'string' ? names[each.port] : each.port;
        if (first === undefined) return 'no';
        return port >= first && port <= (each.endPort ?? first) ? 'yes' : 'no';
      }),
  );
};

/** A connection as a policy sees it: to the pod itself, on the pod's port. */
export interface Connection {
  readonly from: End;
  readonly to: End;
  readonly port: number | null;
  readonly protocol?: 'TCP' | 'UDP';
}

export type Direction = 'Ingress' | 'Egress';

/** Whether a policy isolates the pods that it selects in a direction. Without types it does for ingress, and for what it has. */
export const isolates = ({ spec }: NetworkPolicy, direction: Direction): boolean =>
  spec?.policyTypes?.includes(direction) ??
  (direction === 'Ingress' || (spec?.egress !== undefined && spec.egress.length > 0));

/** Whether one policy admits a connection in a direction. */
export const admits = (
  { metadata, spec }: NetworkPolicy,
  direction: Direction,
  { from, to, port, protocol = 'TCP' }: Connection,
): Verdict => {
  const own = metadata.namespace ?? '';
  const rules = (direction === 'Ingress' ? spec?.ingress : spec?.egress) ?? [];
  return any(
    rules.map((rule) => {
      const peers = (direction === 'Ingress' ? rule.from : rule.to) ?? [];
      const peer =
        peers.length === 0
          ? 'yes'
          : any(peers.map((each) => peerMatches(each, direction === 'Ingress' ? from : to, own)));
      return all([peer, portMatches(rule, port, protocol, to.ports)]);
    }),
  );
};
