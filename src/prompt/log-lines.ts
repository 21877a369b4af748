import { cut } from './cut.js';

/** Longest log line shown, in characters. */
const MAX_LINE = 1000;

/** The time that the API puts in front of each line (RFC 3339). */
const TIME = /^\d{4}-\d\d-\d\dT[\d:.]+(?:Z|[+-]\d\d:\d\d)\s/;

/** Part of a log, ready to be shown. */
export interface ShownLog {
  readonly lines: readonly string[];
  /** Lines that were there and are not shown: duplicates and what came before. */
  readonly left: number;
}

/**
 * The last `max` lines after dropping each line that repeats the one before, compared without its time; the line that
 * stays says how often it came.
 */
export const shownLog = (lines: readonly string[], max: number): ShownLog => {
  const runs: { readonly line: string; readonly text: string; count: number }[] = [];
  for (const line of lines) {
    const text = line.replace(TIME, '');
    const last = runs.at(-1);
    if (last?.text === text) last.count += 1;
    else runs.push({ line, text, count: 1 });
  }
  const shown = max > 0 ? runs.slice(-max) : [];
  return {
    lines: shown.map(({ line, count }) => cut(line, MAX_LINE) + (count > 1 ? ` [${count} times]` : '')),
    left: lines.length - shown.length,
  };
};
