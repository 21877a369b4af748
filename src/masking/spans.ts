import { isMark, marksIn, type Marker, type Span } from './marker.js';

const byStart = (a: Span, b: Span): number => a.start - b.start || b.end - a.end;

/** Joins spans that share a character; those that only touch stay apart. */
const merged = (spans: readonly Span[]): readonly Span[] => {
  const result: Span[] = [];
  for (const span of [...spans].sort(byStart)) {
    const last = result.at(-1);
    if (last && span.start < last.end) {
      result[result.length - 1] = { start: last.start, end: Math.max(last.end, span.end) };
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

/**
 * Replaces every span by a mark, those that overlap by one. Marks that are already there stay as they are: a span
 * inside one is ignored, a span that reaches into one swallows it. Hence masking twice changes nothing.
 */
export const replaceSpans = (text: string, found: readonly Span[], marker: Marker): string => {
  if (found.length === 0) return text;
  const marks = marksIn(text);
  const fresh = found.filter((span) => span.end > span.start && !isWithin(span, marks));
  if (fresh.length === 0) return text;
  let result = '';
  let end = 0;
  for (const span of merged([...fresh, ...marks])) {
    const secret = text.slice(span.start, span.end);
    result += text.slice(end, span.start) + (isMark(secret) ? secret : marker(secret));
    end = span.end;
  }
  return result + text.slice(end);
};
