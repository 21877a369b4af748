import type { Answer } from '../../prompt/answer.js';
import { unfit, type Unfit } from './unfit.js';

/** How an answer stands to a cause of the rules and to what was read. */
export interface AnswerStanding {
  readonly agrees: boolean;
  readonly cites: boolean;
  /** Whether nothing about it is in doubt. */
  readonly isVerified: boolean;
  /** Whether the rules' cause is stated or shown. */
  readonly isStrong: boolean;
}

/**
 * Why an answer says less than a cause of the rules; `null` when it does not: one without a cause where the rules have a
 * strong one, one that tells of another cause and cites nothing that was read, or holds what could not be verified.
 */
export const lessThanRules = (
  { cause }: Answer,
  { agrees, cites, isVerified, isStrong }: AnswerStanding,
): Unfit | null => {
  if (agrees || (cause === null && !isStrong)) return null;
  if (cause === null) return unfit('less', 'the model names no cause, and the rules have a strong one');
  if (!cites) return unfit('less', 'the model names another cause than the rules and cites nothing for it');
  if (isVerified) return null;
  return unfit(
    'unverified',
    'the model names another cause than the rules, and not all of it could be verified',
  );
};
