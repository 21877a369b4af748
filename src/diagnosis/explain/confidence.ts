import type { Features } from './features.js';

/** What each feature adds to the logarithm of the odds. */
export type Weights = Readonly<Record<Features['known'] | Exclude<keyof Features, 'known'>, number>>;

/**
 * Fitted on the scenarios, with and without the mechanism that is right (docs/accuracy.md "Calibration"): a fault of a kind that
 * no rule knows is told by what is left. `make accuracy` prints what would be fitted anew. What two facts show is kept apart from
 * what one suggests by 0.2, so that a verdict says which of them it rests on.
 */
export const WEIGHTS: Weights = {
  stated: 3.5,
  shown: 3.2,
  suggested: 1.4,
  quoted: 2,
  bare: -0.3,
  gap: -0.4,
  rival: -0.8,
  undated: -0.4,
};

/** No verdict is certain, and none that is told is worthless. */
const MOST = 0.98;
const LEAST = 0.05;

/** How likely a verdict is right; 0 to 1. The one place where a confidence is made. */
export const confidenceOf = ({ known, ...doubts }: Features, weights: Weights = WEIGHTS): number => {
  const odds = Object.entries(doubts).reduce(
    (sum, [name, value]) => sum + weights[name as keyof typeof doubts] * value, // its own names
    weights[known],
  );
  return Math.min(MOST, Math.max(LEAST, 1 / (1 + Math.exp(-odds))));
};
