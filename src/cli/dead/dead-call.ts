import { groupOf, type StoredLetter } from '../../jetstream/dead-letter-store.js';
import { durationSeconds } from '../../waiting/duration.js';
import { callArguments, oneOf } from '../call-arguments.js';
import { WrongCall } from '../wrong-call.js';

const ACTIONS = ['list', 'show', 'redrive', 'discard'] as const;
type Action = (typeof ACTIONS)[number];

/** Letters of one call, unless it says otherwise, and at most. */
const DEFAULT_LIMIT = 100;
const MAX_LIMIT = 10_000;

/** What is to be done with which dead letters. */
export interface DeadCall {
  readonly action: Action;
  readonly wanted: (letter: StoredLetter) => boolean;
  /** Whether the call says which; without, nothing is changed. */
  readonly isNarrowed: boolean;
  readonly limit: number;
  /** Which letters, where they are named; empty where they are looked for. */
  readonly sequences: readonly number[];
  readonly output: 'text' | 'json';
  /** Without it, what would be done is told. */
  readonly yes: boolean;
}

const OPTIONS = {
  stage: { type: 'string' },
  class: { type: 'string' },
  reason: { type: 'string' },
  subject: { type: 'string' },
  group: { type: 'string' },
  since: { type: 'string' },
  sequence: { type: 'string' },
  limit: { type: 'string' },
  all: { type: 'boolean' },
  yes: { type: 'boolean', short: 'y' },
  output: { type: 'string', short: 'o' },
} as const;

const parsed = (args: readonly string[]) => callArguments(args, OPTIONS, { allowPositionals: true });

const numbersIn = (texts: readonly string[]): readonly number[] =>
  texts
    .flatMap((text) => text.split(','))
    .map((text) => {
      if (/^[1-9]\d{0,14}$/.test(text)) return Number(text);
      throw new WrongCall(`"${text}" is not the sequence of a dead letter`);
    });

/** A time, or a span before now such as `2h`. */
const sinceMs = (text: string, now: number): number => {
  const seconds = /[a-z]$/.test(text) ? durationSeconds(text) : undefined;
  const at = seconds === undefined ? Date.parse(text) : now - seconds * 1000;
  if (Number.isNaN(at)) throw new WrongCall(`--since: "${text}" is neither a time nor a span such as 2h`);
  return at;
};

/** Whether a subject fits one with the wildcards `*` and `>` of NATS. */
const fits = (pattern: string, subject: string): boolean => {
  const [wanted, given] = [pattern.split('.'), subject.split('.')];
  const open = wanted.at(-1) === '>';
  const fixed = open ? wanted.slice(0, -1) : wanted;
  if (open ? given.length <= fixed.length : given.length !== fixed.length) return false;
  return fixed.every((token, index) => token === '*' || token === given[index]);
};

type Filter = (letter: StoredLetter) => boolean;

const filtersOf = (values: ReturnType<typeof parsed>['values'], now: number): readonly Filter[] => {
  const { stage, class: kind, reason, subject, group, since } = values;
  const filters: Filter[] = [];
  if (stage !== undefined) filters.push((letter) => letter.stage === stage);
  if (kind !== undefined) filters.push((letter) => letter.class === kind);
  if (reason !== undefined)
    filters.push((letter) => letter.reason.toLowerCase().includes(reason.toLowerCase()));
  if (subject !== undefined) filters.push((letter) => fits(subject, letter.subject));
  if (group !== undefined) filters.push((letter) => groupOf(letter) === group);
  if (since !== undefined) {
    const from = sinceMs(since, now);
    filters.push((letter) => Date.parse(letter.storedAt) >= from);
  }
  return filters;
};

const limitOf = (text: string | undefined): number => {
  if (text === undefined) return DEFAULT_LIMIT;
  const limit = Number(text);
  if (!Number.isInteger(limit) || limit < 1 || limit > MAX_LIMIT)
    throw new WrongCall(`--limit must be a whole number from 1 to ${MAX_LIMIT}`);
  return limit;
};

/**
 * @param now ms since the epoch
 * @throws {WrongCall}
 */
export const deadCall = (args: readonly string[], now: number): DeadCall => {
  const { values, positionals } = parsed(args);
  const [word = 'list', ...rest] = positionals;
  const action = oneOf('the action', word, ACTIONS);
  const { all = false, yes = false } = values;
  const output = oneOf('--output', values.output ?? 'text', ['text', 'json'] as const);
  const sequences = numbersIn([...rest, ...(values.sequence === undefined ? [] : [values.sequence])]);
  if (action === 'show' && sequences.length === 0)
    throw new WrongCall('say which letter: kuberca dead show SEQUENCE');
  const filters = filtersOf(values, now);
  const changes = action === 'redrive' || action === 'discard';
  const isNarrowed = filters.length > 0 || sequences.length > 0 || all;
  if (changes && yes && !isNarrowed) throw new WrongCall('say which letters, or --all');
  return {
    action,
    wanted: (letter) => filters.every((filter) => filter(letter)),
    isNarrowed,
    limit: limitOf(values.limit),
    sequences,
    output,
    yes,
  };
};
