import { bounded, boundedInside } from '../bounded-text.js';
import { failureBlock, isStackFrame, type FailureBlock } from './failure-block.js';
import { plainLine } from './plain-line.js';
import { levelledLine, type LogLevel } from './structured-line.js';

/** The line of a log that tells best why the program ended. */
export interface FailingLine {
  /** As the program wrote it (JSON lines: message and error), at most 300 characters. */
  readonly text: string;
  /** `last`: nothing looks like a failure, this is merely the end. */
  readonly kind: 'error' | 'last';
}

/** Only the end of a log is looked at. */
const TAIL = 500;

const LEVEL_SCORE: Readonly<Record<LogLevel, number>> = { fatal: 80, error: 70, warn: 20, info: 0 };

const SYSTEM_FAILURE =
  /command not found|exec format error|no such file or directory|permission denied|segmentation fault|bus error|cannot execute|connection refused|i\/o timeout|unreachable|no such host|address already in use|read-only file system|no space left|out of memory/i;
const FAILURE_WORD =
  /\b(?:error|errors|exception|failed|failure|fails|fatal|cannot|can't|could not|couldn't|unable to|refused|denied|invalid|missing|required|unknown|unrecognized|unexpected|abort(?:ed|ing)?|panic|timed out)\b/i;
const NO_FAILURE =
  /\b(?:0|no|without) (?:errors?|failures?|exceptions?)\b|\b(?:errors?|failed|failures)[=:]\s*(?:0|nil|null|none|false)\b/i;
/** Says that it ends, not why. */
const FAREWELL =
  /\b(?:exiting|shutting down|shutdown|aborted|aborting|terminating|terminated|giving up|stopping|stopped|bye)\b|exited with code|exit (?:code|status) \d|npm (?:ERR!|error)|make(?:\[\d+\])?: \*\*\*|ELIFECYCLE/i;

/** A line that says which setting is missing, which nobody has to guess then. */
const NAMED_SETTING =
  /\b[A-Z][A-Z0-9]*_[A-Z0-9_]+\b.{0,40}\b(?:not set|missing|required|unset|not defined|empty)\b|\b(?:missing|required|set)\b.{0,40}\b[A-Z][A-Z0-9]*_[A-Z0-9_]+\b/;

const byWords = (line: string): number => {
  if (NO_FAILURE.test(line)) return 0;
  if (SYSTEM_FAILURE.test(line) || NAMED_SETTING.test(line)) return 60;
  if (!/\s/.test(line.trim())) return 0; // the name of an error alone
  return FAILURE_WORD.test(line) ? 40 : 0;
};

const scored = (line: string, index: number): FailureBlock => {
  const levelled = levelledLine(line);
  const text = levelled?.text ?? line;
  const level = levelled ? LEVEL_SCORE[levelled.level] : 0;
  // An INFO line that has "error" in it is still information.
  const score = levelled ? level && level + byWords(text) / 10 : byWords(line);
  const detailed = score > 0 && (/: \S/.test(text) || /["']/.test(text)) ? 3 : 0;
  const farewell = score > 0 && FAREWELL.test(text) ? 25 : 0;
  return { index, text, score: score + detailed - farewell };
};

/** For each line, how many lines that are no stack frames follow it: what was said last is likelier to be the reason. */
const distances = (lines: readonly string[]): readonly number[] => {
  let following = 0;
  return lines
    .toReversed()
    .map((line) => (isStackFrame(line) ? following : following++))
    .reverse();
};

const candidates = (lines: readonly string[]): readonly FailureBlock[] =>
  lines.flatMap((line, index) => {
    const block = failureBlock(lines, index);
    if (block) return [block];
    return isStackFrame(line) ? [] : [scored(line, index)];
  });

/** How many lines before what a runtime printed as a program died may tell why. */
const JUST_BEFORE = 4;

const tellsWhy = (text: string): boolean => SYSTEM_FAILURE.test(text) || NAMED_SETTING.test(text);

/** What was said in the lines just before, where the program then died of its own words about it: `panic: unable to start`. */
const reasonOf = (lines: readonly string[], { index, text }: FailureBlock): string => {
  if (tellsWhy(text) || failureBlock(lines, index) === null) return text;
  const before = lines
    .slice(Math.max(0, index - JUST_BEFORE), index)
    .filter((line) => !isStackFrame(line))
    .findLast((line) => ['error', 'fatal'].includes(levelledLine(line)?.level ?? '') && tellsWhy(line));
  return before === undefined ? text : (levelledLine(before)?.text ?? before);
};

/**
 * Picks the line that tells why a program ended: what its runtime printed as it died (exception, panic), else its last
 * fatal or error line, else the last line with a failure word, else the last line. `null` for a log without text.
 */
export const failingLine = (log: readonly string[]): FailingLine | null => {
  const lines = log.slice(-TAIL).map(plainLine);
  const far = distances(lines);
  let best: FailureBlock | null = null;
  for (const each of candidates(lines)) {
    if (each.score <= 0) continue;
    const score = each.score - Math.min(40, (far[each.index] ?? 0) / 2);
    if (best === null || score >= best.score) best = { ...each, score };
  }
  if (best) return { text: boundedInside(reasonOf(lines, best)), kind: 'error' };
  const last = lines.findLast((line) => line.trim() !== '');
  return last === undefined ? null : { text: bounded(levelledLine(last)?.text ?? last), kind: 'last' };
};
