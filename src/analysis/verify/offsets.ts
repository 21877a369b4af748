import { instantsIn } from './clock-times.js';
import { NUMBER_WORDS, numberOf } from './number-words.js';
import type { Shown } from './shown.js';

const UNIT_MS: Readonly<Record<string, number>> = { s: 1000, m: 60_000, h: 3_600_000 };
const OFFSET = new RegExp(
  String.raw`\b(\d+|${NUMBER_WORDS.join('|')}|an?)\s+(s|m|h)(?:ec(?:ond)?s?|in(?:ute)?s?|(?:ou)?rs?)?\s+(before|after)\s+(?:the|this)\s+alert`,
  'gi',
);
/** How far off such a distance may be, as a share of it; one of its unit at least. */
const ABOUT = 0.1;

/** Distances from the alert's start at which nothing that was read happened, on that side of it. */
export const wrongOffsets = (sentence: string, shown: Shown): readonly string[] =>
  [...sentence.matchAll(OFFSET)].flatMap(([whole, count = '', unit = '', side = '']) => {
    const number = /^an?$/i.test(count) ? 1 : numberOf(count);
    const step = UNIT_MS[unit.toLowerCase()] ?? 0;
    const offset = number * step * (side.toLowerCase() === 'before' ? -1 : 1);
    const slack = Math.max(step, Math.abs(offset) * ABOUT);
    const starts = shown.alertStarts.flatMap(instantsIn);
    const { instants } = shown;
    const fits = starts.some((start) => instants.some((at) => Math.abs(at - start - offset) <= slack));
    return starts.length === 0 || instants.length === 0 || fits ? [] : [whole];
  });
