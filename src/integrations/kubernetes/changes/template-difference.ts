import type { ObjectMeta, PodSpec } from '../../../evidence/objects.js';
import { beginningOf } from '../../../masking/index.js';

/** A pod template, as a revision holds it. */
export interface Template {
  readonly metadata?: Partial<ObjectMeta>;
  readonly spec?: PodSpec;
}

/** A field's text for people; `hidden` tells that its value may be a secret: only that it changed is said. */
interface Leaf {
  readonly text: string;
  readonly hidden: boolean;
}

type Leaves = Map<string, Leaf>;

/** Most lines of one difference. */
const MAX_LINES = 25;
/** Longest text of one value, in characters. */
const MAX_VALUE = 160;
/** No template is deeper; a made-up one ends here. */
const MAX_DEPTH = 12;

/** Lists whose elements hold values that may be secrets. */
const OPAQUE: ReadonlySet<string> = new Set(['env', 'httpHeaders']);
/** Lists of things that come and go as a whole. */
const WHOLE = /^(?:initContainers|containers|ephemeralContainers|volumes)\[[^\]]*\]/;
/** Put on by the controller for every revision. */
const GENERATED_LABELS: ReadonlySet<string> = new Set(['pod-template-hash', 'controller-revision-hash']);

type Fields = Readonly<Record<string, unknown>>;

const isObject = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** What tells the elements of a list apart; `null` for one that does not. */
const keyOf = (element: unknown): string | null => {
  if (!isObject(element)) return null;
  const key = element['mountPath'] ?? element['name'] ?? element['containerPort'];
  return typeof key === 'string' || typeof key === 'number' ? String(key) : null;
};

const keysOf = (list: readonly unknown[]): readonly string[] | null => {
  const keys = list.map(keyOf).filter((key) => key !== null);
  return keys.length === list.length && list.length > 0 && new Set(keys).size === keys.length ? keys : null;
};

const clip = (text: string): string => (text.length <= MAX_VALUE ? text : `${beginningOf(text, MAX_VALUE)}…`);

const flatten = (value: unknown, path: string, field: string, leaves: Leaves, depth: number): void => {
  const keys = Array.isArray(value) ? keysOf(value) : null;
  const below = depth < MAX_DEPTH;
  if (below && Array.isArray(value) && keys !== null) {
    for (const [index, key] of keys.entries()) {
      const at = `${path}[${key}]`;
      if (OPAQUE.has(field)) leaves.set(at, { text: JSON.stringify(value[index]), hidden: true });
      else flatten(value[index], at, '', leaves, depth + 1);
    }
    return;
  }
  if (below && isObject(value) && Object.keys(value).length > 0) {
    for (const [name, inner] of Object.entries(value)) {
      flatten(inner, path === '' ? name : `${path}.${name}`, name, leaves, depth + 1);
    }
    return;
  }
  leaves.set(path, {
    text: typeof value === 'string' ? value : (JSON.stringify(value) ?? ''),
    hidden: OPAQUE.has(field),
  });
};

/** Labels and annotations by name; their values may hold anything, so only that they changed is told. */
const named = (what: string, map: Readonly<Record<string, string>> | undefined, leaves: Leaves): void => {
  for (const [name, value] of Object.entries(map ?? {})) {
    if (!GENERATED_LABELS.has(name)) leaves.set(`${what} ${name}`, { text: value, hidden: true });
  }
};

const leavesOf = ({ metadata, spec }: Template): Leaves => {
  const leaves: Leaves = new Map();
  flatten(spec ?? {}, '', '', leaves, 0);
  leaves.delete(''); // of an empty spec
  named('label', metadata?.labels, leaves);
  named('annotation', metadata?.annotations, leaves);
  return leaves;
};

/** What a reader looks for first: the image, then how it is started and what it is given. */
const ORDER = [
  /\.image$|^\w*[cC]ontainers\[[^\]]*\]$/,
  /\.(command|args)$/,
  /\.env/,
  /\.resources\./,
  /Probe/,
  /volume/i,
];

const rankOf = (line: string): number => {
  const path = line.split(/: | (?:added|removed|changed)\b/, 1)[0] ?? line;
  const rank = ORDER.findIndex((pattern) => pattern.test(path));
  return rank < 0 ? ORDER.length : rank;
};

const lineOf = (path: string, before: Leaf | undefined, after: Leaf | undefined): string | null => {
  if (before === undefined && after === undefined) return null;
  if (before === undefined)
    return after?.hidden ? `${path} added` : `${path} added: ${clip(after?.text ?? '')}`;
  if (after === undefined) return `${path} removed`;
  if (before.text === after.text) return null;
  return before.hidden ? `${path} changed` : `${path}: ${clip(before.text)} → ${clip(after.text)}`;
};

const wholesOf = (leaves: Leaves): Set<string> =>
  new Set([...leaves.keys()].flatMap((path) => WHOLE.exec(path) ?? []));

/** Containers and volumes that only one of the two has, one line each. */
const comeAndGone = (before: Leaves, after: Leaves): ReadonlyMap<string, string> => {
  const [old, current] = [wholesOf(before), wholesOf(after)];
  const image = (leaves: Leaves, path: string): string => {
    const found = leaves.get(`${path}.image`)?.text;
    return found === undefined ? '' : ` (image ${clip(found)})`;
  };
  return new Map([
    ...[...current]
      .filter((path) => !old.has(path))
      .map((path) => [path, `${path} added${image(after, path)}`] as const),
    ...[...old].filter((path) => !current.has(path)).map((path) => [path, `${path} removed`] as const),
  ]);
};

/**
 * What differs between two pod templates, a line each, what matters most first: image, command, arguments, variables (by
 * name, never by value), resources, probes, volumes, then the rest. Empty when they are the same; at most 25 lines and one
 * that counts the others.
 */
export const templateDifference = (before: Template, after: Template): readonly string[] => {
  const [old, current] = [leavesOf(before), leavesOf(after)];
  const whole = comeAndGone(old, current);
  const lines = [...old.keys(), ...[...current.keys()].filter((path) => !old.has(path))]
    .filter((path) => !whole.has(WHOLE.exec(path)?.[0] ?? ''))
    .flatMap((path) => lineOf(path, old.get(path), current.get(path)) ?? []);
  const sorted = [...whole.values(), ...lines].toSorted(
    (a, b) => rankOf(a) - rankOf(b) || a.localeCompare(b, 'en'),
  );
  const more = sorted.length - MAX_LINES;
  return more > 0 ? [...sorted.slice(0, MAX_LINES), `and ${more} more`] : sorted;
};
