import type { Finding, Marker, Span } from './marker.js';
import type { RuleSet } from './rule-set.js';
import { commandFlag } from './rules/command-flag.js';
import { programFlag } from './rules/program-flag.js';
import { RuleSet as Rules } from './rule-set.js';
import { isSecretName } from './secret-name.js';
import { replaced } from './spans.js';
import type { Told } from './text-masking.js';

/** What makes the lines of a list one text: a block that goes on over several of them. */
const GOES_ON = /-{4,5} ?(?:BEGIN|END) |[:=][ \t]*[|>][+-]?\d?[ \t]*$/;

/** More lines are not read as one text. */
const MOST_CHARACTERS = 4_000_000;

/** The part of `span` that falls on a line, relative to it; `null` when none does. */
const onLine = (span: Span, start: number, length: number): Span | null => {
  const from = Math.max(span.start, start);
  const to = Math.min(span.end, start + length);
  return from < to ? { start: from - start, end: to - start } : null;
};

/** Newest first: a block's end comes before its beginning. */
const isReversed = (lines: readonly string[]): boolean => {
  const begin = lines.findIndex((line) => /-{4,5} ?BEGIN /.test(line));
  const end = lines.findIndex((line) => /-{4,5} ?END /.test(line));
  return begin >= 0 && end >= 0 && end < begin;
};

/** What falls on each line of spans in the lines as one text. */
export const cutToLines = (
  lines: readonly string[],
  spans: readonly Finding[],
): readonly (readonly Finding[])[] => {
  const sorted = [...spans].sort((a, b) => a.start - b.start);
  let start = 0;
  let first = 0;
  return lines.map((line) => {
    while ((sorted[first]?.end ?? Infinity) <= start) first += 1;
    const parts: Finding[] = [];
    for (let at = first; at < sorted.length; at += 1) {
      const span = sorted[at];
      if (span === undefined || span.start >= start + line.length) break;
      const part = onLine(span, start, line.length);
      if (part) parts.push({ ...part, rule: span.rule });
    }
    start += line.length + 1;
    return parts;
  });
};

/** Most times that lines are read again because a mark joined what stood apart. */
const MOST_ROUNDS = 4;

/**
 * Masks lines as the one text that they are, where a block goes on over several of them; each stays a line. `null` when
 * they can be read one by one.
 */
export const maskAcrossLines = (
  given: readonly string[],
  marker: Marker,
  rules: RuleSet,
  tell?: Told,
): readonly string[] | null => {
  if (!given.some((line) => GOES_ON.test(line))) return null;
  if (given.reduce((sum, line) => sum + line.length + 1, 0) > MOST_CHARACTERS) return null;
  const reversed = isReversed(given);
  let lines = reversed ? [...given].reverse() : given;
  for (let round = 0; round < MOST_ROUNDS; round += 1) {
    const parts = cutToLines(lines, rules.find(lines.join('\n')));
    const masked = lines.map((line, at) => {
      const next = replaced(line, parts[at] ?? [], marker);
      if (tell) for (const { from } of next.replaced) tell(from, line.slice(from.start, from.end));
      return next.text;
    });
    if (masked.every((line, at) => line === lines[at])) break;
    lines = masked;
  }
  return reversed ? [...lines].reverse() : lines;
};

const COMMAND_RULES = new Rules([programFlag, commandFlag]);
/** Stands between the words of a command. */
const JOINT = ' ';

/** What the flags of a command hide in each of its words: `['--password', 'x']`, `['mysql', '-px']`. */
export const secretsInCommand = (words: readonly string[]): readonly (readonly Finding[])[] =>
  cutToLines(words, COMMAND_RULES.find(words.join(JOINT)));

/** Positions in a command line whose element is the value of the flag before it: `['--password', 'x']`. */
export const flagValues = (elements: readonly unknown[]): ReadonlySet<number> => {
  const positions = new Set<number>();
  elements.forEach((element, at) => {
    const next = elements[at + 1];
    if (typeof element !== 'string' || typeof next !== 'string' || next.startsWith('-')) return;
    const name = /^--?([A-Za-z][\w.-]{0,63})$/.exec(element)?.[1];
    if (name !== undefined && isSecretName(name)) positions.add(at + 1);
  });
  return positions;
};
