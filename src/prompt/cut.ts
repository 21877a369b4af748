/** The text, or its start with `…` so that it has at most `max` UTF-16 units; never half a surrogate pair. */
export const cut = (text: string, max: number): string => {
  if (text.length <= max) return text;
  const end = Math.max(0, max - 1);
  const last = text.charCodeAt(end - 1);
  const isHighSurrogate = last >= 0xd800 && last <= 0xdbff;
  return `${text.slice(0, isHighSurrogate ? end - 1 : end)}…`;
};

/** Every string inside a plain JSON value cut to `max`, and every array and object to `maxEntries` entries. */
export const cutDeep = (value: unknown, max: number, maxEntries: number): unknown => {
  if (typeof value === 'string') return cut(value, max);
  if (Array.isArray(value)) return value.slice(0, maxEntries).map((entry) => cutDeep(entry, max, maxEntries));
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).slice(0, maxEntries);
  return Object.fromEntries(entries.map(([key, entry]) => [cut(key, max), cutDeep(entry, max, maxEntries)]));
};
