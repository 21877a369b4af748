import { isMark, marksIn, type Finding, type Marker, type Span } from './marker.js';

const byStart = (a: Span, b: Span): number => a.start - b.start || b.end - a.end;

/** Joins spans that share a character; those that only touch stay apart. The first one's rule counts. */
const merged = (spans: readonly Finding[]): readonly Finding[] => {
  const result: Finding[] = [];
  for (const span of [...spans].sort(byStart)) {
    const last = result.at(-1);
    if (last && span.start < last.end) {
      result[result.length - 1] = { ...last, end: Math.max(last.end, span.end) };
    } else {
      result.push(span);
    }
  }
  return result;
};

/** The last of the marks, which are in order, that starts at or before `position`. */
const lastMarkBefore = (marks: readonly Span[], position: number): Span | undefined => {
  let low = 0;
  let high = marks.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((marks[middle]?.start ?? Infinity) <= position) low = middle + 1;
    else high = middle;
  }
  return marks[low - 1];
};

const isWithin = (span: Span, marks: readonly Span[]): boolean =>
  span.end <= (lastMarkBefore(marks, span.start)?.end ?? -1);

/** A text with marks, and what they replaced, from left to right. */
export interface Replaced {
  readonly text: string;
  readonly replaced: readonly { readonly from: Finding; readonly to: Span }[];
}

const MARK = 'mark';

/**
 * Replaces every span by a mark, those that overlap by one. Marks that are already there stay as they are: a span
 * inside one is ignored, a span that reaches into one swallows it. Hence masking twice changes nothing.
 */
export const replaced = (text: string, found: readonly Finding[], marker: Marker): Replaced => {
  const nothing = { text, replaced: [] };
  if (found.length === 0) return nothing;
  const marks = marksIn(text).map((span) => ({ ...span, rule: MARK }));
  const fresh = found.filter((span) => span.end > span.start && !isWithin(span, marks));
  if (fresh.length === 0) return nothing;
  const changes: { from: Finding; to: Span }[] = [];
  let result = '';
  let end = 0;
  for (const span of merged([...fresh, ...marks])) {
    const secret = text.slice(span.start, span.end);
    result += text.slice(end, span.start);
    const start = result.length;
    result += isMark(secret) ? secret : marker(secret, span.rule);
    if (!isMark(secret)) changes.push({ from: span, to: { start, end: result.length } });
    end = span.end;
  }
  return { text: result + text.slice(end), replaced: changes };
};

/** The text alone of {@link replaced}. */
export const replaceSpans = (text: string, found: readonly Finding[], marker: Marker): string =>
  replaced(text, found, marker).text;

/** Where a part of a replaced text stood before; a part of a mark is all that the mark replaced. */
export const beforeReplacing = (span: Span, changes: Replaced['replaced']): Span => {
  let shift = 0;
  let { start, end } = span;
  for (const { from, to } of changes) {
    if (to.start >= span.end) break;
    shift = from.end - to.end;
    if (to.end <= span.start) {
      start = span.start + shift;
    } else {
      start = Math.min(start, from.start);
    }
    end = Math.max(span.end + shift, from.end);
  }
  return { start, end };
};
