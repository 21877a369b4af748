/** Where the rows of a log keep their line. */
const LINE_KEYS = ['line', 'message', 'log', 'msg', 'text', 'body', '_msg'];

/** The lines of rows, and how one is put back. */
export interface Rows {
  readonly lines: readonly string[];
  readonly at: string | number;
}

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** The lines of a log that came as objects (`{ time, line }`) or as pairs (`[time, line]`); `null` when it is none. */
export const rowsOf = (elements: readonly unknown[]): Rows | null => {
  if (elements.length < 2) return null;
  const isPair = (element: unknown): element is readonly [unknown, string] =>
    Array.isArray(element) && element.length >= 2 && typeof element[1] === 'string';
  if (elements.every(isPair)) return { lines: elements.map(([, line]) => line), at: 1 };
  const [first] = elements;
  if (!isRecord(first)) return null;
  const key = LINE_KEYS.find((candidate) => typeof first[candidate] === 'string');
  if (key === undefined) return null;
  const lines = elements.map((element) => (isRecord(element) ? element[key] : undefined));
  return lines.every((line) => typeof line === 'string') ? { lines, at: key } : null;
};
