import type { Features } from '../../../src/diagnosis/explain/features.js';
import type { Weights } from '../../../src/diagnosis/explain/confidence.js';

/** One verdict: what tells how sure it is, what was said of that, and whether it is right. */
export interface JudgedVerdict {
  readonly scenario: string;
  readonly features: Features;
  readonly confidence: number;
  readonly right: boolean;
}

export interface Scores {
  readonly brier: number;
  readonly logLoss: number;
}

/** Log loss has no bound for what was certain and wrong; a confidence is told with two digits. */
const LEAST = 0.005;
/**
 * What an engineer would say without any scenario, and how much that counts: with few verdicts of a sort a fit would make
 * whatever happened a law.
 */
const PRIOR: Weights = {
  stated: 3,
  shown: 2.5,
  suggested: 1,
  quoted: 1,
  bare: 0,
  gap: -1,
  rival: -0.7,
  undated: -0.3,
};
const PRIOR_STRENGTH = 2;
const STEPS = 150;
const RATE = 0.5;

const mean = (values: readonly number[]): number =>
  values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length);

/** How good confidences are: mean squared error, and mean negative logarithm of what was given to the truth. */
export const scoresOf = (
  verdicts: readonly JudgedVerdict[],
  confidenceOf: (verdict: JudgedVerdict) => number = ({ confidence }) => confidence,
): Scores => {
  const given = verdicts.map((verdict) => ({ p: confidenceOf(verdict), y: verdict.right ? 1 : 0 }));
  const bounded = (p: number): number => Math.min(1 - LEAST, Math.max(LEAST, p));
  return {
    brier: mean(given.map(({ p, y }) => (p - y) ** 2)),
    logLoss: mean(given.map(({ p, y }) => -Math.log(y === 1 ? bounded(p) : 1 - bounded(p)))),
  };
};

const KNOWN = ['stated', 'shown', 'suggested', 'quoted', 'bare'] as const;
const DOUBTS = ['gap', 'rival', 'undated'] as const;
const NAMES = [...KNOWN, ...DOUBTS];

const vectorOf = ({ known, ...doubts }: Features): readonly number[] => [
  ...KNOWN.map((each) => (each === known ? 1 : 0)),
  ...DOUBTS.map((each) => doubts[each]),
];

const dot = (a: readonly number[], b: readonly number[]): number =>
  a.reduce((sum, value, at) => sum + value * (b[at] ?? 0), 0);

const sigmoid = (x: number): number => 1 / (1 + Math.exp(-x));

/** Weights of a logistic regression with a pull towards {@link PRIOR}, by gradient descent. Doubts only ever lower a confidence. */
export const fitted = (verdicts: readonly JudgedVerdict[]): Weights => {
  const rows = verdicts.map(({ features, right }) => ({ x: vectorOf(features), y: right ? 1 : 0 }));
  const prior = NAMES.map((name) => PRIOR[name]);
  let weights: readonly number[] = prior;
  for (let step = 0; step < STEPS; step += 1) {
    const errors = rows.map(({ x, y }) => sigmoid(dot(weights, x)) - y);
    weights = weights.map((weight, at) => {
      const slope = errors.reduce(
        (sum, error, row) => sum + error * (rows[row]?.x[at] ?? 0),
        PRIOR_STRENGTH * (weight - (prior[at] ?? 0)),
      );
      const share = Math.max(1, rows.reduce((sum, { x }) => sum + (x[at] ?? 0), 0) / 4);
      const next = weight - (RATE * slope) / share;
      return at < KNOWN.length ? next : Math.min(0, next);
    });
  }
  return Object.fromEntries(NAMES.map((name, at) => [name, weights[at] ?? 0])) as unknown as Weights; // each name is one
};

/** The scores of weights fitted on all other scenarios, for each. */
export const leaveOneOut = (
  verdicts: readonly JudgedVerdict[],
  confidence: (features: Features, weights: Weights) => number,
): Scores => {
  const names = [...new Set(verdicts.map(({ scenario }) => scenario))];
  const without = new Map(
    names.map((name) => [name, fitted(verdicts.filter(({ scenario }) => scenario !== name))]),
  );
  return scoresOf(verdicts, ({ scenario, features }) => {
    const weights = without.get(scenario);
    return weights === undefined ? 0 : confidence(features, weights);
  });
};
