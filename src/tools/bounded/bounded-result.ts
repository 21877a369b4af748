import type { Masked, Masker } from '../../masking/index.js';
import { fit, type FitOptions } from './fit.js';
import { jsonLength } from './shorten.js';

/** Most characters of a result that the model sees (contract 3). */
export const MAX_RESULT_CHARACTERS = 16_000;

/** Items are chosen before masking, which may lengthen what it masks: so much is left free. */
const SELECTION_BUDGET = 14_000;
/** Tried in turn: notes about cuts inside cuts may take more room than was kept for them. */
const BUDGETS = [MAX_RESULT_CHARACTERS, 13_000, 9_000, 5_000] as const;

type Bounds = Pick<FitOptions, 'keep' | 'narrow'>;

const written = (value: unknown, bounds: Bounds): string => {
  for (const budget of BUDGETS) {
    const text = JSON.stringify(fit(value, { ...bounds, texts: 'cut', budget })) ?? 'null';
    if (text.length <= MAX_RESULT_CHARACTERS) return text;
  }
  return JSON.stringify({ cut: `[cut: a result of ${jsonLength(value)} characters; ${bounds.narrow}]` });
};

/** A result as the model sees it. */
export interface BoundedResult {
  readonly json: Masked<string>;
  /** Whether something was left out. */
  readonly cut: boolean;
}

/**
 * JSON text of a result, masked and at most {@link MAX_RESULT_CHARACTERS} long. Whole items are left out before masking,
 * because masking megabytes would hold up everything else; texts are cut only afterwards, because half a secret would not
 * be recognised as one.
 */
export const boundedResult = (value: unknown, bounds: Bounds, masker: Masker): BoundedResult => {
  const size = jsonLength(value);
  const selected =
    size <= MAX_RESULT_CHARACTERS
      ? value
      : fit(value, { ...bounds, texts: 'whole', budget: SELECTION_BUDGET });
  const json = masker.derive(masker.mask(selected), (masked) => written(masked, bounds));
  return { json, cut: size > MAX_RESULT_CHARACTERS };
};
