import type { LinearExpression } from '../../../config/linear-expression.js';

/** Lines that match, with some around them. */
export interface LogMatches {
  /** Lines that match, in all. */
  readonly matches: number;
  /** Matching lines that are among `lines`: the newest. */
  readonly shown: number;
  /** Oldest first; a gap is marked. Matching lines begin with `> `, the others with two spaces. */
  readonly lines: readonly string[];
}

export interface LogSearch {
  readonly pattern: LinearExpression;
  /** Lines shown before and after each match. */
  readonly contextLines: number;
  readonly maxMatches: number;
}

const GAP = '…';

/** A line without the time that the API puts in front, so that `^` means what the container wrote. */
const written = (line: string): string => line.slice(line.indexOf(' ') + 1);

/** The newest matches in a log, each with its surroundings; surroundings that touch are one piece. */
export const searchLog = (
  log: readonly string[],
  { pattern, contextLines, maxMatches }: LogSearch,
): LogMatches => {
  const matching = log.flatMap((line, at) => (pattern.find(written(line)).length > 0 ? [at] : []));
  const newest = new Set(matching.slice(-maxMatches));
  const shown = new Set(
    [...newest].flatMap((at) =>
      Array.from({ length: contextLines * 2 + 1 }, (_, offset) => at - contextLines + offset),
    ),
  );
  let last = -1;
  const lines = log.flatMap((line, at) => {
    if (!shown.has(at)) return [];
    const gap = at > last + 1 ? [GAP] : [];
    last = at;
    return [...gap, `${newest.has(at) ? '> ' : '  '}${line}`];
  });
  return { matches: matching.length, shown: newest.size, lines };
};
