/** Longest text of paths, in characters: they repeat their keys, and a manifest has many. */
const MAX_PATHS = 200_000;
/** A value longer than this is a text of its own; its path adds nothing. */
const MAX_VALUE = 200;

/** A plain JSON value as text: keys and values as they come, without escapes. */
export const textOfJson = (value: unknown): string => {
  const parts: string[] = [];
  const visit = (entry: unknown): void => {
    if (typeof entry !== 'object' || entry === null) parts.push(String(entry));
    else if (Array.isArray(entry)) entry.forEach(visit);
    else {
      for (const [key, member] of Object.entries(entry)) {
        parts.push(key);
        visit(member);
      }
    }
  };
  visit(value);
  return parts.join(' ');
};

/**
 * The values inside a plain JSON value once more, each behind the whole of its path, a line each, because
 * `resources.limits.memory: 128Mi` is a way to quote it.
 */
export const pathsOfJson = (value: unknown): string => {
  const lines: string[] = [];
  let room = MAX_PATHS;
  const tell = (path: string, leaf: unknown): void => {
    const line = `${path} ${String(leaf)}`;
    if (line.length > path.length + MAX_VALUE || room <= 0) return;
    lines.push(line);
    room -= line.length;
  };
  const visit = (entry: unknown, path: string): void => {
    if (typeof entry !== 'object' || entry === null) return tell(path, entry);
    if (Array.isArray(entry)) return entry.forEach((each) => visit(each, path));
    for (const [key, member] of Object.entries(entry)) visit(member, `${path} ${key}`);
    const pair = pairIn(entry);
    if (pair !== null) tell(`${path} ${pair.name}`, pair.value);
  };
  visit(value, '');
  return lines.join('\n');
};

/** `{"name": "PORT", "value": "80"}`, as Kubernetes lists what others keep in a map, is quoted as `PORT: 80`. */
const pairIn = (entry: object): { readonly name: string; readonly value: string } | null => {
  const { name, key = name, value } = entry as Readonly<Record<string, unknown>>;
  return typeof key === 'string' && typeof value === 'string' ? { name: key, value } : null;
};

/** How many entries each list inside a value has. */
export const listLengths = (value: unknown): readonly number[] => {
  if (typeof value !== 'object' || value === null) return [];
  const own = Array.isArray(value) ? [value.length] : [];
  return [...own, ...Object.values(value).flatMap(listLengths)];
};
