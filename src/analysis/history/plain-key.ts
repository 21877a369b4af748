import type { Masker } from '../../masking/index.js';

/** What masking leaves of a secret. */
const MASK = /\[(?:MASKED|HASH:)/;

/**
 * The key as it may be stored, or `null` for one that masking changes: the ids of several incidents could be the same
 * behind the mask, and each would be shown the history of the others.
 */
export const plainKey = (key: string, masker: Pick<Masker, 'text'>): string | null =>
  masker.text(key).value === key && !MASK.test(key) ? key : null;
