import { isEmpty, isPlainObject } from './plain-json.js';
import { TextLines } from './text-lines.js';

/** Longest list or object written on one line, in characters. */
const MAX_FLOW = 160;
/** Deeper values are written as JSON on one line: a reader is lost there anyway, and the call stack is not endless. */
const MAX_DEPTH = 40;

/**
 * A plain JSON value as YAML that spends few tokens: no quotes where a word can be read without them, short lists and
 * objects on one line, texts of several lines as they are. Nothing is lost but the difference between `8` and `"8"`.
 * {@link TextLines} stand as they are. Braces and brackets stand apart from what they hold, because masking takes `secret: {` for the start of an object and
 * `secret: {a` for a secret.
 */
export const compactText = (value: unknown): string => blockLines(value, 0).join('\n');

const blockLines = (value: unknown, depth: number): readonly string[] => {
  if (value instanceof TextLines) return value.lines;
  if (isPlainObject(value) && !isEmpty(value) && depth < MAX_DEPTH)
    return Object.entries(value)
      .filter(([, member]) => member !== undefined)
      .flatMap(([key, member]) => memberLines(`${scalarText(key, true)}:`, member, depth));
  if (Array.isArray(value) && value.length > 0 && depth < MAX_DEPTH)
    return value.flatMap((entry: unknown) => entryLines(entry, depth));
  return [inlineText(value)];
};

const memberLines = (label: string, value: unknown, depth: number): readonly string[] => {
  const literal = literalLines(value);
  if (literal !== null) return [`${label} ${literal.opening}`, ...literal.lines.map(indented)];
  const inline = value instanceof TextLines ? onlyLine(value) : shortText(value);
  if (inline !== null) return [`${label} ${inline}`];
  return [label, ...blockLines(value, depth + 1).map(indented)];
};

const onlyLine = ({ lines }: TextLines): string | null => (lines.length === 1 ? (lines[0] ?? null) : null);

const entryLines = (value: unknown, depth: number): readonly string[] => {
  const literal = literalLines(value);
  if (literal !== null) return [`- ${literal.opening}`, ...literal.lines.map(indented)];
  const inline = shortText(value);
  if (inline !== null) return [`- ${inline}`];
  const [first = '', ...rest] = blockLines(value, depth + 1);
  return [`- ${first}`, ...rest.map((line) => indented(indented(line)))];
};

const indented = (line: string): string => (line === '' ? '' : ` ${line}`);

/** On one line, if that is short enough to be read; a text always is. */
const shortText = (value: unknown): string | null => {
  if (typeof value !== 'object' || value === null) return scalarText(value, false);
  if (holdsLines(value)) return null;
  const text = inlineText(value);
  return text.length <= MAX_FLOW || isEmpty(value) ? text : null;
};

const holdsLines = (value: unknown): boolean =>
  value instanceof TextLines ||
  (typeof value === 'object' && value !== null && Object.values(value).some(holdsLines));

/** The value on one line, whatever its length. */
export const inlineText = (value: unknown, depth = 0): string => {
  if (value instanceof TextLines) return scalarText(value.lines.join('; '), true);
  if (typeof value !== 'object' || value === null) return scalarText(value, depth > 0);
  if (depth > MAX_DEPTH) return JSON.stringify(value);
  if (Array.isArray(value)) {
    const entries = value.map((entry: unknown) => inlineText(entry, depth + 1));
    return entries.length === 0 ? '[]' : `[ ${entries.join(', ')} ]`;
  }
  const members = Object.entries(value)
    .filter(([, member]) => member !== undefined)
    .map(([key, member]) => `${scalarText(key, true)}: ${inlineText(member, depth + 1)}`);
  return members.length === 0 ? '{}' : `{ ${members.join(', ')} }`;
};

/** What opens something else in YAML when a text begins with it. */
const OPENS = /^(?:[,[\]{}#&*!|>'"%@`\s]|[-?:](?:\s|$)|---|\.\.\.)/;
/** What ends or changes a text without quotes. */
const BREAKS = /:(?:\s|$)|\s#|\s$|[\p{Cc}\u2028\u2029\ufeff]/u;
const BREAKS_IN_FLOW = /[,[\]{}]/;
/** A mark of the masking is read as one, with or without quotes. */
const MARK = /^\[(?:MASKED|HASH:[0-9a-f]{1,64})\]$/;

const scalarText = (value: unknown, inFlow: boolean): string => {
  if (typeof value !== 'string') return String(value);
  if (MARK.test(value)) return value;
  const isPlain =
    value !== '' && !OPENS.test(value) && !BREAKS.test(value) && !(inFlow && BREAKS_IN_FLOW.test(value));
  return isPlain ? value : JSON.stringify(value);
};

/** What a text of several lines may not hold to stand as it is: the first line sets the indentation. */
const UNFIT = /^[ \n\t]|[^\P{Cc}\n\t]|[\u2028\u2029\ufeff]|\n\n$|[ \t]$/u;

const literalLines = (
  value: unknown,
): { readonly opening: '|' | '|-'; readonly lines: readonly string[] } | null => {
  if (typeof value !== 'string' || !value.includes('\n') || UNFIT.test(value)) return null;
  return value.endsWith('\n')
    ? { opening: '|', lines: value.slice(0, -1).split('\n') }
    : { opening: '|-', lines: value.split('\n') };
};
