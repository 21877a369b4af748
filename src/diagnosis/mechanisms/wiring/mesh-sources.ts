import type { MeshPolicy } from '../../../evidence/mesh/mesh-objects.js';

/** A caller as the mesh sees it. */
export interface MeshCaller {
  readonly namespace: string;
  readonly account: string;
}

interface Source {
  readonly principals?: readonly string[];
  readonly namespaces?: readonly string[];
}

interface MeshRule {
  readonly from?: readonly { readonly source?: Source }[];
  readonly to?: unknown;
  readonly when?: unknown;
}

/** Parts of a source that name callers; others (request principals, addresses, exceptions) cannot be told from outside. */
const KNOWN = new Set(['principals', 'namespaces']);

/** `*`, `prefix*`, `*suffix` or the whole. */
const fits = (pattern: string, value: string): boolean => {
  if (pattern.startsWith('*')) return value.endsWith(pattern.slice(1));
  return pattern.endsWith('*') ? value.startsWith(pattern.slice(0, -1)) : pattern === value;
};

const isIn = (source: Source, { namespace, account }: MeshCaller): boolean | null => {
  if (Object.keys(source).some((part) => !KNOWN.has(part))) return null;
  const principal = `cluster.local/ns/${namespace}/sa/${account}`;
  const { principals, namespaces } = source;
  return (
    (principals?.some((each) => fits(each, principal)) ?? true) &&
    (namespaces?.some((each) => fits(each, namespace)) ?? true)
  );
};

/** Whether a rule is for a caller; `null` where what was read does not tell. */
const isFor = ({ from, to, when }: MeshRule, caller: MeshCaller): boolean | null => {
  if (from === undefined) return to === undefined && when === undefined ? true : null;
  const verdicts = from.map(({ source = {} }) => isIn(source, caller));
  if (verdicts.includes(true)) return to === undefined && when === undefined ? true : null;
  return verdicts.includes(null) ? null : false;
};

/** Whether an authorization policy alone denies a caller; `null` where that cannot be told from who it is. */
export const denies = ({ spec }: MeshPolicy, caller: MeshCaller): boolean | null => {
  const { action = 'ALLOW', rules = [] } = spec ?? {};
  const verdicts = rules.map((each) => isFor(each as MeshRule, caller)); // fields of its API, each of them looked at
  if (action === 'DENY') return verdicts.includes(true) ? true : null;
  if (action !== 'ALLOW' || verdicts.includes(null)) return null;
  return !verdicts.includes(true);
};
