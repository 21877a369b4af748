import type { Sample, Series } from '../series.js';
import type { TextMap } from '../../../alerts/alert.js';
import { meets, type Comparison } from '../query/comparison.js';

/** What an alert's condition did over time, for one series. Times in ms since 1970. */
export interface Course {
  /** When it began to hold before the alert started, else after; `null` if it held all along or never. */
  readonly crossedAtMs: number | null;
  /** Whether it held already where the window begins. */
  readonly heldAllAlong: boolean;
  /** Value furthest beyond the threshold while it held; without a threshold the greatest. `null` if it never held. */
  readonly furthest: Sample | null;
  readonly last: Sample | null;
}

/** A time in which the condition held, as indices of samples, both included. */
interface Run {
  readonly first: number;
  readonly last: number;
}

/** Samples further apart than this multiple of the step have a gap between them, in which the condition did not hold. */
const GAP_STEPS = 1.5;

type Condition = Pick<Comparison, 'operator' | 'threshold'>;

/** Without a threshold the expression gives a sample only while it holds. */
const runsOf = (samples: readonly Sample[], condition: Condition | null, stepMs: number): readonly Run[] => {
  const runs: Run[] = [];
  let open = null as Run | null; // without the cast it is taken for null alone at the end
  for (const [index, { atMs, value }] of samples.entries()) {
    const holds = condition === null || meets(value, condition);
    const apart = atMs - (samples[index - 1]?.atMs ?? atMs) > GAP_STEPS * stepMs;
    if (open !== null && (!holds || apart)) {
      runs.push(open);
      open = null;
    }
    if (holds) open = { first: open?.first ?? index, last: index };
  }
  return open === null ? runs : [...runs, open];
};

/** The run that the alert fired in: the last that began before it, else the first after it. */
const runOf = (runs: readonly Run[], samples: readonly Sample[], startsAtMs: number): Run | undefined =>
  runs.findLast(({ first }) => (samples[first]?.atMs ?? Infinity) <= startsAtMs) ?? runs[0];

const furthestOf = (samples: readonly Sample[], condition: Condition | null): Sample | null => {
  const downwards = condition !== null && condition.operator.startsWith('<');
  return samples.reduce<Sample | null>((furthest, sample) => {
    if (furthest === null) return sample;
    return (downwards ? sample.value < furthest.value : sample.value > furthest.value) ? sample : furthest;
  }, null);
};

/** What the condition did around the time at which the alert started. */
export const courseOf = (
  samples: readonly Sample[],
  condition: Condition | null,
  startsAtMs: number,
  range: { readonly startMs: number; readonly stepMs: number },
): Course => {
  const last = samples.at(-1) ?? null;
  const run = runOf(runsOf(samples, condition, range.stepMs), samples, startsAtMs);
  if (run === undefined) return { crossedAtMs: null, heldAllAlong: false, furthest: null, last };
  const since = samples[run.first]?.atMs ?? range.startMs;
  const heldAllAlong = since - range.startMs < range.stepMs;
  return {
    crossedAtMs: heldAllAlong ? null : since,
    heldAllAlong,
    furthest: furthestOf(samples.slice(run.first, run.last + 1), condition),
    last,
  };
};

/**
 * The series that an alert may have come from: those none of whose labels says otherwise than the alert's, the one with the
 * most in common first. What the alert lacks was taken away on its way here, or never was there.
 */
export const seriesOfAlert = (series: readonly Series[], labels: TextMap): readonly Series[] => {
  const agreement = (own: Series): number => {
    const pairs = Object.entries(own.labels).filter(([name]) => name !== '__name__' && name in labels);
    return pairs.every(([name, value]) => labels[name] === value) ? pairs.length : -1;
  };
  return series
    .map((own) => ({ own, score: agreement(own) }))
    .filter(({ score }) => score >= 0)
    .toSorted((a, b) => b.score - a.score)
    .map(({ own }) => own);
};
