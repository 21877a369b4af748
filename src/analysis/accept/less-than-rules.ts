import type { Answer } from '../../prompt/answer.js';
import { unfit, type Unfit } from './unfit.js';

/**
 * Why an answer says less than a strong cause of the rules; `null` when it does not. One without a cause does, and one that
 * tells of another cause and cites nothing that was read.
 */
export const lessThanRules = (
  { cause }: Answer,
  { agrees, cites }: { readonly agrees: boolean; readonly cites: boolean },
): Unfit | null => {
  if (agrees) return null;
  if (cause === null) return unfit('less', 'the model names no cause, and the rules have a strong one');
  return cites
    ? null
    : unfit('less', 'the model names another cause than the rules and cites nothing for it');
};
