/** A value of an object by its path: `containers[app].resources.limits.memory`. */
export type Leaves = ReadonlyMap<string, string>;

/** Deeper values are one text. */
const MAX_DEPTH = 16;
/** Most values of one object that are told apart. */
const MAX_LEAVES = 5_000;

type Fields = Readonly<Record<string, unknown>>;

const isFields = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Fields that tell the elements of a list apart, the first that all of them have. */
const IDENTITIES = ['name', 'mountPath', 'containerPort', 'port', 'key', 'type', 'host'];

/** What tells the elements of a list apart: a name each, else their places. */
const keysOf = (list: readonly unknown[]): readonly string[] => {
  for (const field of IDENTITIES) {
    const keys = list.map((element) => (isFields(element) ? element[field] : undefined));
    const named = keys.every((key) => typeof key === 'string' || typeof key === 'number');
    if (named && new Set(keys).size === keys.length) return keys.map(String);
  }
  return list.map((_, at) => String(at));
};

/** Everywhere the same, and no word of it helps a reader. */
const withoutWrapper = (path: string): string =>
  path.replace(/^(?:spec|data)\./, '').replace(/^(?:jobTemplate\.spec\.)?template\.(?:spec\.)?/, '');

/** A variable is one value by its name: `env[MODE]`. */
const isValueOfVariable = (path: string, name: string): boolean =>
  name === 'value' && /\benv\[[^\]]*\]$/.test(path);

const below = (path: string, name: string): string => {
  if (path === '') return name;
  return isValueOfVariable(path, name) ? path : `${path}.${name}`;
};

/** What a value holds, by path; `null` for one that is told as one text. */
const partsOf = (value: unknown, path: string): readonly (readonly [string, unknown])[] | null => {
  if (Array.isArray(value) && value.length > 0 && value.every(isFields))
    return keysOf(value).map((key, at) => [`${path}[${key}]`, value[at]]);
  if (!isFields(value) || Object.keys(value).length === 0) return null;
  return Object.entries(value)
    .filter(([name, inner]) => name !== 'name' || !path.endsWith(`[${String(inner)}]`))
    .map(([name, inner]) => [below(path, name), inner]);
};

const textOf = (value: unknown): string =>
  typeof value === 'string' ? value : (JSON.stringify(value) ?? '');

/** Every value of what is kept of an object. */
export const leavesOf = (kept: Fields): Leaves => {
  const leaves = new Map<string, string>();
  const enter = (value: unknown, path: string, depth: number): void => {
    if (leaves.size >= MAX_LEAVES) return;
    const parts = depth < MAX_DEPTH ? partsOf(value, path) : null;
    for (const [at, inner] of parts ?? []) enter(inner, at, depth + 1);
    const isEmptyPart = depth <= 1 && typeof value === 'object';
    if (parts === null && !isEmptyPart) leaves.set(withoutWrapper(path), textOf(value));
  };
  enter(kept, '', 0);
  return leaves;
};
