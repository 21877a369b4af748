import type { Masked, Masker } from '../../masking/index.js';
import { fit, type FitOptions } from './fit.js';
import { jsonLength } from './shorten.js';

/** Most characters of a result that the model sees (docs/tool-results.md "Rules for all tools"). */
export const MAX_RESULT_CHARACTERS = 16_000;

/** Items are chosen before masking, which may lengthen what it masks: so much is used. */
const SELECTION_SHARE = 0.875;
/** Tried in turn: notes about cuts inside cuts may take more room than was kept for them. */
const SHARES = [1, 0.8, 0.55, 0.3] as const;
/** Below this the notes themselves would not fit. */
const MIN_CHARACTERS = 800;

type Bounds = Pick<FitOptions, 'keep' | 'narrow'>;

const written = (value: unknown, bounds: Bounds, max: number): string => {
  for (const share of SHARES) {
    const text = JSON.stringify(fit(value, { ...bounds, texts: 'cut', budget: max * share })) ?? 'null';
    if (text.length <= max) return text;
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
 * JSON text of a result, masked and at most `maxCharacters` long (800 to {@link MAX_RESULT_CHARACTERS}). Whole items are left out before masking,
 * because masking megabytes would hold up everything else; texts are cut only afterwards, because half a secret would not
 * be recognised as one.
 */
export const boundedResult = async (
  value: unknown,
  bounds: Bounds,
  masker: Masker,
  maxCharacters: number = MAX_RESULT_CHARACTERS,
): Promise<BoundedResult> => {
  const max = Math.min(MAX_RESULT_CHARACTERS, Math.max(MIN_CHARACTERS, Math.floor(maxCharacters)));
  const size = jsonLength(value);
  const selected =
    size <= max
      ? value
      : fit(value, { ...bounds, texts: 'whole', budget: Math.floor(max * SELECTION_SHARE) });
  const json = masker.derive(await masker.maskApart(selected), (masked) => written(masked, bounds, max));
  return { json, cut: size > max };
};
