/** A JSON object as a manifest has it, of any kind. */
export type Json = Readonly<Record<string, unknown>>;

export const isJson = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** The object under a key; an empty one where there is none. */
export const child = (value: Json, key: string): Json => {
  const found = value[key];
  return isJson(found) ? found : {};
};

/** Puts a patch over a value as RFC 7386 (JSON merge patch) says: objects are merged, `null` removes, all else replaces. */
export const mergePatch = (target: unknown, patch: unknown): unknown => {
  if (!isJson(patch)) return patch;
  const base = isJson(target) ? target : {};
  const kept = Object.entries(base).filter(([key]) => patch[key] !== null);
  const changed = Object.entries(patch)
    .filter(([, value]) => value !== null)
    .map(([key, value]) => [key, mergePatch(base[key], value)] as const);
  return { ...Object.fromEntries(kept), ...Object.fromEntries(changed) };
};
