import { beginningOf } from './beginning-of.js';
import type { PlainObject } from './structure-rules.js';

/** Maps that anyone who writes an object or an alert can fill. */
const BOUNDED = new Set(
  'labels annotations commonLabels commonAnnotations groupLabels matchLabels'.split(' '),
);

/** No object that anyone reads has more; the API server itself takes 256 kB of annotations. */
const MOST_MEMBERS = 1_000;
/** Longest value of one, in characters. */
const LONGEST_VALUE = 64 * 1024;
/** All of them together, in characters. */
const MOST_CHARACTERS = 256 * 1024;

/** Under this name stands what was left out. */
const NOTICE = 'kuberca: left out';

const bounded = (value: unknown): unknown => {
  if (typeof value !== 'string' || value.length <= LONGEST_VALUE) return value;
  const kept = beginningOf(value, LONGEST_VALUE);
  return `${kept}… (${value.length - kept.length} characters were left out)`;
};

/** Labels and annotations, cut with a notice before work is put into them; any other object as it is. */
export const withinBounds = (holder: PlainObject, key: string | null): PlainObject => {
  if (key === null || !BOUNDED.has(key)) return holder;
  const names = Object.keys(holder);
  let characters = 0;
  const kept: [string, unknown][] = [];
  for (const name of names.slice(0, MOST_MEMBERS)) {
    const value = bounded(holder[name]);
    characters += name.length + (typeof value === 'string' ? value.length : 0);
    if (characters > MOST_CHARACTERS) break;
    kept.push([name, value]);
  }
  if (kept.length === names.length && kept.every(([name, value]) => value === holder[name])) return holder;
  const missing = names.length - kept.length;
  return Object.fromEntries(missing === 0 ? kept : [...kept, [NOTICE, `${missing} of ${names.length}`]]);
};
