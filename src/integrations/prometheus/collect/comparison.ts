import { constantOf } from './constant.js';

export type ComparisonOperator = '>' | '<' | '>=' | '<=' | '==' | '!=';

/** An alert's condition: something measured, compared with a number. */
export interface Comparison {
  /** PromQL of what is measured. */
  readonly measured: string;
  readonly operator: ComparisonOperator;
  readonly threshold: number;
}

/** Something at the top of an expression, outside brackets and strings. */
interface Mark {
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

const QUOTES = '"\'`';
const OPENING = '([{';
const CLOSING = ')]}';
const COMPARISON = /(?:[<>]=?|==|!=)/y;
const WORD = /[A-Za-z_:][\w:]*/y;
const SET_OPERATORS: ReadonlySet<string> = new Set(['and', 'or', 'unless']);

/** Position behind a string that begins at `start`. Backticks know no escapes. */
const afterString = (text: string, start: number): number => {
  const quote = text[start];
  for (let at = start + 1; at < text.length; at += 1) {
    if (text[at] === '\\' && quote !== '`') at += 1;
    else if (text[at] === quote) return at + 1;
  }
  return text.length;
};

const matchAt = (pattern: RegExp, text: string, at: number): string | null => {
  pattern.lastIndex = at;
  return pattern.exec(text)?.[0] ?? null;
};

/** What stands at a position: something to skip, or a mark, which is skipped too. */
const lookAt = (text: string, at: number, depth: number): { readonly end: number; readonly mark?: Mark } => {
  const char = text[at] ?? '';
  if (QUOTES.includes(char)) return { end: afterString(text, at) };
  if (char === '#') {
    const end = text.indexOf('\n', at);
    return { end: end === -1 ? text.length : end };
  }
  if (depth > 0) return { end: at + 1 };
  const found = matchAt(COMPARISON, text, at) ?? matchAt(WORD, text, at);
  if (found === null) return { end: at + 1 };
  const end = at + found.length;
  const telling = !/^\w/.test(found) || SET_OPERATORS.has(found.toLowerCase());
  return telling ? { end, mark: { text: found.toLowerCase(), start: at, end } } : { end };
};

/** Comparisons and set operators at the top of an expression; `null` if its brackets do not match. */
const marksOf = (text: string): readonly Mark[] | null => {
  const marks: Mark[] = [];
  let depth = 0;
  let at = 0;
  while (at < text.length) {
    const char = text[at] ?? '';
    if (OPENING.includes(char)) depth += 1;
    if (CLOSING.includes(char)) depth -= 1;
    if (depth < 0) return null;
    const { end, mark } = lookAt(text, at, depth);
    if (mark) marks.push(mark);
    at = end;
  }
  return depth === 0 ? marks : null;
};

/** The same expression without parentheses around the whole of it. */
const unwrapped = (expression: string): string => {
  const text = expression.trim();
  if (!text.startsWith('(') || !text.endsWith(')')) return text;
  const inner = text.slice(1, -1);
  return marksOf(inner) === null ? text : unwrapped(inner);
};

const MIRRORED: Readonly<Record<ComparisonOperator, ComparisonOperator>> = {
  '>': '<',
  '<': '>',
  '>=': '<=',
  '<=': '>=',
  '==': '==',
  '!=': '!=',
};

const isComparison = (text: string): text is ComparisonOperator => text in MIRRORED;

/**
 * Takes an alert's expression apart: `a / b > 0.9` is `a / b`, compared with 0.9. Of `(x < 5) and y` it is the first
 * operand, whose value is that of the whole. `null` where nothing is compared with a number alone, for `or` (either side
 * may have fired) and for `bool`, which makes every value 0 or 1.
 */
export const comparisonOf = (expression: string): Comparison | null => {
  const text = unwrapped(expression);
  const marks = marksOf(text) ?? [];
  const sets = marks.filter((mark) => SET_OPERATORS.has(mark.text));
  if (sets.some((mark) => mark.text === 'or')) return null;
  if (sets[0] !== undefined) return comparisonOf(text.slice(0, sets[0].start));
  const [mark, ...others] = marks;
  if (mark === undefined || others.length > 0 || !isComparison(mark.text)) return null;
  const left = text.slice(0, mark.start).trim();
  const right = text.slice(mark.end).trim();
  if (left === '' || /^bool\b/i.test(right)) return null;
  const threshold = constantOf(right);
  if (threshold !== null) return { measured: left, operator: mark.text, threshold };
  const mirrored = constantOf(left);
  return mirrored === null ? null : { measured: right, operator: MIRRORED[mark.text], threshold: mirrored };
};

/** Whether a value meets the condition. */
export const meets = (value: number, { operator, threshold }: Omit<Comparison, 'measured'>): boolean => {
  switch (operator) {
    case '>':
      return value > threshold;
    case '<':
      return value < threshold;
    case '>=':
      return value >= threshold;
    case '<=':
      return value <= threshold;
    case '==':
      return value === threshold;
    case '!=':
      return value !== threshold;
  }
};
