import type { Marker, Span } from './marker.js';
import { pemBlock } from './rules/pem-block.js';
import { isSecretName } from './secret-name.js';
import { replaceSpans } from './spans.js';

/** The part of `span` that falls on a line, relative to it; `null` when none does. */
const onLine = (span: Span, start: number, length: number): Span | null => {
  const from = Math.max(span.start, start);
  const to = Math.min(span.end, start + length);
  return from < to ? { start: from - start, end: to - start } : null;
};

/**
 * Masks PEM blocks that lie across the lines of a log. Their number stays; each line of a block becomes a mark.
 * Gives the same array when there is none.
 */
export const maskAcrossLines = (lines: readonly string[], marker: Marker): readonly string[] => {
  if (!lines.some((line) => pemBlock.applies(line))) return lines;
  const text = lines.join('\n');
  const spans = [...pemBlock.find(text)];
  let start = 0;
  return lines.map((line) => {
    while ((spans[0]?.end ?? Infinity) <= start) spans.shift();
    const parts: Span[] = [];
    for (const span of spans) {
      if (span.start >= start + line.length) break;
      const part = onLine(span, start, line.length);
      if (part) parts.push(part);
    }
    start += line.length + 1;
    return replaceSpans(line, parts, marker);
  });
};

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
