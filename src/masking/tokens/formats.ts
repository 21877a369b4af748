import { BESIDE_WORDS } from './beside-words.js';
import { SELF_TELLING_A_TO_H } from './self-telling-a-to-h.js';
import { SELF_TELLING_I_TO_Z } from './self-telling-i-to-z.js';
import type { TokenFormat } from './token-format.js';

/** Every known form of a vendor's credential. */
export const TOKEN_FORMATS: readonly TokenFormat[] = [
  ...SELF_TELLING_A_TO_H,
  ...SELF_TELLING_I_TO_Z,
  ...BESIDE_WORDS,
];
