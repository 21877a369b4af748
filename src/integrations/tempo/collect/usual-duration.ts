import type { TraceSummary } from '../trace-summary.js';

/** Fewest traces that tell what is usual. */
const MIN_TRACES = 5;
/** How far above the usual duration a trace must be to stand out: a multiple, and at least so much. */
const FACTOR = 3;
const MIN_EXCESS_MS = 50;

/** What spans of the target usually take. */
export interface UsualDuration {
  readonly medianMs: number;
  /** Traces that it was taken from. */
  readonly traces: number;
  /** From where on a span counts as slow. */
  readonly slowMs: number;
}

/** How long the target took in a trace: its longest span that matched, else the whole. */
export const ownDurationMs = ({ spanSet, durationMs }: TraceSummary): number =>
  spanSet === null || spanSet.spans.length === 0
    ? durationMs
    : Math.max(...spanSet.spans.map((span) => span.durationMs));

/** The median of some traces; `null` when there are too few to tell. */
export const usualDuration = (traces: readonly TraceSummary[]): UsualDuration | null => {
  if (traces.length < MIN_TRACES) return null;
  const durations = traces.map(ownDurationMs).toSorted((a, b) => a - b);
  const medianMs = durations[Math.floor((durations.length - 1) / 2)] ?? 0;
  return {
    medianMs,
    traces: traces.length,
    slowMs: Math.max(FACTOR * medianMs, medianMs + MIN_EXCESS_MS),
  };
};
