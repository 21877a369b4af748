import type { TextMap } from './alert.js';

/** Values that say "nothing here"; compared trimmed and in lower case. */
const SENTINELS: ReadonlySet<string> = new Set([
  '',
  'unknown',
  'none',
  '<none>',
  'null',
  'nil',
  '-',
  'passthroughcluster',
  'blackholecluster',
]);

/** The trimmed value of a label, well-formed Unicode (it may enter a path); `null` when it is absent or a sentinel. */
export const labelValue = (labels: TextMap, name: string): string | null => {
  if (!Object.hasOwn(labels, name)) return null;
  const value = (labels[name] ?? '').trim().toWellFormed();
  return SENTINELS.has(value.toLowerCase()) ? null : value;
};

/** The value of the first of the named labels that says something; `null` when none does. */
export const firstValue = (labels: TextMap, names: readonly string[]): string | null => {
  for (const name of names) {
    const value = labelValue(labels, name);
    if (value !== null) return value;
  }
  return null;
};
