import { clockTimesIn, isOneOf } from './clock-times.js';
import type { ReadValues } from './read-values.js';
import type { Shown } from './shown.js';

const TIME = String.raw`(?:\d{4}-\d\d-\d\d[T ])?((?:[01]?\d|2[0-3]):[0-5]\d(?::[0-5]\d)?)`;

/** What happened, how it is said, and the keys under which evidence has its time. */
const MOMENTS: readonly {
  readonly name: string;
  readonly said: RegExp;
  readonly keys: RegExp;
  readonly told: RegExp | null;
}[] = [
  {
    name: 'the end of a run',
    said: new RegExp(
      String.raw`\b(?:killed|terminated|crashed|exited|died|OOM\w*)\b[^.]{0,25}?\bat\s+${TIME}`,
      'gi',
    ),
    keys: /^(?:finishedAt|finished_at|last|lastTimestamp|last_timestamp)$/,
    told: new RegExp(
      String.raw`(?:exit code \d+, at|killed at|ended at|terminated at|×\d+[^\n]{0,20}at)\s+${TIME}`,
      'g',
    ),
  },
  {
    name: 'the start of the alert',
    said: new RegExp(
      String.raw`\balert\b[^.]{0,30}?\b(?:fir(?:es|ed|ing)|began|started|since)\b[^.]{0,15}?${TIME}`,
      'gi',
    ),
    keys: /^startsAt$/,
    told: null,
  },
  {
    name: 'a creation or rollout',
    said: new RegExp(String.raw`\b(?:created|rolled out|deployed|released)\b[^.]{0,25}?\bat\s+${TIME}`, 'gi'),
    keys: /^(?:creationTimestamp|createdAt|created_at|at|startTime|firstTimestamp|lastTimestamp|first|last)$/,
    told: null,
  },
];

const minutesIn = (texts: readonly string[]): ReadonlySet<number> =>
  new Set(texts.flatMap((text) => clockTimesIn(text)).map(({ minute }) => minute));

/** Moments that a sentence dates otherwise than the evidence; none where the evidence has no date for them. */
export const wrongMoments = (
  sentence: string,
  shown: Shown,
  values: ReadValues,
  alertStarts: readonly string[],
): readonly string[] =>
  MOMENTS.flatMap(({ name, said, keys, told }) => {
    const times = [...sentence.matchAll(said)].map(([, time = '']) => time);
    if (times.length === 0) return [];
    const inWords = told === null ? [] : shown.toldBy(told);
    const stamps = keys.test('startsAt') ? alertStarts : values.valuesOf(keys);
    const known = minutesIn([...stamps.map((stamp) => stamp.replace('T', ' ')), ...inWords]);
    if (known.size === 0) return [];
    return times
      .filter((time) => !clockTimesIn(time).some(({ minute }) => isOneOf(minute, known)))
      .map((time) => `${name} at ${time}`);
  });
