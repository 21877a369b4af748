import { isSame } from './same-amount.js';
import type { Shown } from './shown.js';

/** What evidence tells of a change: `containers[app].resources.limits.cpu: 500m → 10m`. */
interface Change {
  readonly key: string;
  readonly before: string;
  readonly after: string;
}

const TOLD = /([\w.[\]/-]{3,120}: [^\s;|"]{1,120} → [^\s;|",]{1,120})/g;
const VALUE = String.raw`(\d[\d.]*(?:\s(?:s|secs?|seconds?|minutes?|cores?|CPUs?)\b)?\w*|[\w./:-]*[\w/])`;
/** A change in words, or with an arrow. */
const SAID: readonly RegExp[] = [
  new RegExp(String.raw`\bfrom\s+\W?${VALUE}\W?\s+to\s+\W?${VALUE}`, 'gi'),
  new RegExp(String.raw`${VALUE}\W?\s*(?:→|->|⇒)\s*\W?${VALUE}`, 'g'),
  new RegExp(String.raw`\W?${VALUE}\W?에서\s+\W?${VALUE}\W?(?:으?로)`, 'g'),
];
/** What a sentence has that tells of a change, or of a field with its value. */
const MAY_TELL = /→|->|⇒|에서|\bfrom\b[^.]*\bto\b|[a-z][A-Z][a-z]+\W+(?:\w+\W+)?\d/;
/** A sentence that tells what was before. */
const TELLS_BEFORE =
  /\bfrom\b|→|->|⇒|\b(?:before|previous\w*|earlier|instead|used to|formerly|until)\b|에서|이전/i;

/** Shares and multiples in words. */
const FACTORS: readonly (readonly [RegExp, number])[] = [
  [/\bhalf\b|\bhalved\b|\bdoubl\w+\b|\btwice\b|절반/i, 2],
  [/\ba third\b|\btripl\w+\b/i, 3],
  [/\ba quarter\b|\bquadrupl\w+\b/i, 4],
  [/\ba fifth\b/i, 5],
  [/\ba tenth\b|\btenfold\b/i, 10],
  [/\ba twentieth\b/i, 20],
  [/\ba fiftieth\b/i, 50],
  [/\ba hundredth\b/i, 100],
];
/** How far off such a word may be. */
const ABOUT = 0.1;

const isSameText = (said: string, told: string): boolean =>
  said === told ||
  told.endsWith(`:${said}`) ||
  told.endsWith(`/${said}`) ||
  (/^\d/.test(said) && isSame(said, told));

const changesIn = (shown: Shown): readonly Change[] =>
  [...new Set(shown.toldBy(TOLD))].flatMap((told) => {
    const [, key = '', before = '', after = ''] = /^(.+?): (\S+) → (\S+)$/.exec(told) ?? [];
    return before === '' || before === after ? [] : [{ key, before, after }];
  });

const lastOf = (key: string): string => key.split('.').at(-1) ?? key;

/** Values that a sentence gives to a field, and that the field had before it was changed. */
const outdated = (sentence: string, changes: readonly Change[]): readonly string[] =>
  TELLS_BEFORE.test(sentence)
    ? []
    : changes.flatMap(({ key, before }) => {
        const field = lastOf(key).replaceAll(/\W/g, '');
        // A field of one small word stands in many sentences.
        if (!/[a-z][A-Z]/.test(field) || !/^[\w.]+$/.test(before)) return [];
        const said = new RegExp(String.raw`\b${field}\b\W+(?:(?:is|of|to|at)\W+)?${before}\b`).test(sentence);
        const isStill = changes.some((other) => lastOf(other.key) === lastOf(key) && other.after === before);
        return said && !isStill ? [`${field} ${before} (that was before)`] : [];
      });

const isOfOther = (sentence: string, fits: readonly Change[]): boolean =>
  /\blimits?\b/i.test(sentence) &&
  !/\brequests?\b/i.test(sentence) &&
  fits.every(({ key }) => key.includes('requests'));

const wrongFactors = (sentence: string, { before, after }: Change): readonly string[] => {
  const [one, other] = [Number.parseFloat(before), Number.parseFloat(after)];
  const haveOneUnit = before.replace(/^[\d.]+/, '') === after.replace(/^[\d.]+/, '');
  if (!haveOneUnit || !(one > 0) || !(other > 0)) return [];
  const ratio = Math.max(one / other, other / one);
  const said = FACTORS.filter(([word]) => word.test(sentence));
  return said.length === 1 && said.every(([, factor]) => Math.abs(factor - ratio) > ratio * ABOUT)
    ? [`a change by another factor (${before} → ${after})`]
    : [];
};

/** Changes that a sentence tells the other way round, of another field, or by another factor than they were read. */
export const wrongChanges = (sentence: string, shown: Shown): readonly string[] => {
  if (!MAY_TELL.test(sentence)) return [];
  const changes = changesIn(shown);
  if (changes.length === 0) return [];
  const isEnd = (value: string): boolean =>
    changes.some(({ before, after }) => isSameText(value, before) || isSameText(value, after));
  const said = SAID.flatMap((form) => [...sentence.matchAll(form)]);
  return [
    ...outdated(sentence, changes),
    ...said.flatMap(([, from = '', to = '']) => {
      const fits = changes.filter(({ before, after }) => isSameText(from, before) && isSameText(to, after));
      if (fits.length === 0) return isEnd(from) && isEnd(to) ? [`from ${from} to ${to}`] : [];
      const [fit] = fits;
      return [
        ...(isOfOther(sentence, fits) ? [`limits from ${from} to ${to} (those are the requests)`] : []),
        ...(fits.length === 1 && said.length === 1 && fit !== undefined ? wrongFactors(sentence, fit) : []),
      ];
    }),
  ];
};
