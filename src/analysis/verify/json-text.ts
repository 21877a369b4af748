/** Longest text of paths, in characters: they repeat their keys, and a manifest has many. */
const MAX_PATHS = 200_000;
/** A value longer than this is a text of its own; its path adds nothing. */
const MAX_VALUE = 200;

/**
 * A plain JSON value as text: keys and values as they come, without escapes, then each value once more behind the whole of
 * its path, because `resources.limits.memory: 128Mi` is a way to quote it.
 */
export const textOfJson = (value: unknown): string => {
  const inOrder: string[] = [];
  const paths: string[] = [];
  let room = MAX_PATHS;
  for (const { path, key, leaf } of walk(value, [])) {
    if (key !== null) inOrder.push(key);
    if (leaf === null) continue;
    inOrder.push(leaf);
    if (path.length > 1 && leaf.length <= MAX_VALUE && room > 0) {
      const line = `${path.join(' ')} ${leaf}`;
      paths.push(line);
      room -= line.length;
    }
  }
  return [inOrder.join(' '), ...paths].join('\n');
};

interface Step {
  readonly path: readonly string[];
  /** The member's name when it opens; `null` for what has none. */
  readonly key: string | null;
  /** A value that is neither object nor list. */
  readonly leaf: string | null;
}

function* walk(value: unknown, path: readonly string[]): Generator<Step> {
  if (typeof value !== 'object' || value === null) {
    yield { path, key: null, leaf: String(value) };
    return;
  }
  if (Array.isArray(value)) {
    for (const entry of value) yield* walk(entry, path);
    return;
  }
  for (const [key, entry] of Object.entries(value)) {
    yield { path, key, leaf: null };
    yield* walk(entry, [...path, key]);
  }
  yield* pairIn(value, path);
}

/** `{"name": "PORT", "value": "80"}`, as Kubernetes lists what others keep in a map, is quoted as `PORT: 80`. */
function* pairIn(value: object, path: readonly string[]): Generator<Step> {
  const { name, key = name, value: paired } = value as Readonly<Record<string, unknown>>;
  if (typeof key === 'string' && typeof paired === 'string') {
    yield { path: [...path, key], key: null, leaf: paired };
  }
}

/** How many entries each list inside a value has. */
export const listLengths = (value: unknown): readonly number[] => {
  if (typeof value !== 'object' || value === null) return [];
  const own = Array.isArray(value) ? [value.length] : [];
  return [...own, ...Object.values(value).flatMap(listLengths)];
};
