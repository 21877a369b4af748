import type { LokiDirection, LokiEntry, LokiLabels, LokiStream } from './loki-answer.js';

/** One line with the labels of the stream that it came in. */
export interface LogLine {
  /** Nanoseconds since 1970. */
  readonly timestampNs: string;
  readonly line: string;
  readonly labels: LokiLabels;
}

/** Decimal text of any length, without a double's loss. */
const compareNumbers = (a: string, b: string): number => {
  if (a.length !== b.length) return a.length - b.length;
  if (a === b) return 0;
  return a < b ? -1 : 1;
};

/**
 * The lines of all streams in one order. Loki's order holds inside each stream only, and one container is several
 * streams (`detected_level` is a label). Lines of the same nanosecond stay as they came.
 */
export const linesByTime = (
  streams: readonly LokiStream[],
  direction: LokiDirection = 'backward',
): readonly LogLine[] => {
  const sign = direction === 'backward' ? -1 : 1;
  return streams
    .flatMap(({ stream, values }) =>
      values.map(([timestampNs, line]) => ({ timestampNs, line, labels: stream })),
    )
    .toSorted((a, b) => sign * compareNumbers(a.timestampNs, b.timestampNs));
};

/** A line, and where its labels differ from those of its group and do not stand in the line itself, those. */
export type MergedEntry = LokiEntry | readonly [timestampNs: string, line: string, own: LokiLabels];

/** All lines of one container, in one order. */
export interface MergedStream {
  /** Labels that all its lines share. */
  readonly stream: LokiLabels;
  readonly values: readonly MergedEntry[];
}

const IDENTITY = ['cluster', 'namespace', 'pod', 'container'] as const;

const identityOf = (labels: LokiLabels): string => JSON.stringify(IDENTITY.map((name) => labels[name] ?? ''));

const sharedBy = (lines: readonly LogLine[]): LokiLabels => {
  const [first, ...others] = lines;
  return Object.fromEntries(
    Object.entries(first?.labels ?? {}).filter(([name, value]) =>
      others.every(({ labels }) => labels[name] === value),
    ),
  );
};

const entryOf = ({ timestampNs, line, labels }: LogLine, shared: LokiLabels): MergedEntry => {
  const own = Object.entries(labels).filter(([name, value]) => !(name in shared) && !line.includes(value));
  return own.length === 0 ? [timestampNs, line] : [timestampNs, line, Object.fromEntries(own)];
};

/**
 * Streams joined per container, the lines of each in one order. A parser (`| json`) makes each line a stream of its own
 * whose labels repeat the line: shared labels are given once, others only where the line does not say them.
 */
export const mergeStreams = (
  streams: readonly LokiStream[],
  direction: LokiDirection = 'backward',
): readonly MergedStream[] =>
  [...Map.groupBy(linesByTime(streams, direction), ({ labels }) => identityOf(labels)).values()].map(
    (lines) => {
      const shared = sharedBy(lines);
      return { stream: shared, values: lines.map((line) => entryOf(line, shared)) };
    },
  );
