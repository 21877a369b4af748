import { bounded } from '../../../evidence/bounded-text.js';
import { refusalRule } from './refusal.js';

/** The API server holds the pod's spec for invalid; the message names the field. */
export const invalidSpec = refusalRule(
  'refused/invalid-spec',
  (_refusal, [, what = '']) => ({ values: { what: bounded(what, 300) } }),
  /^pod "[^"]*" is invalid: (.+)$/is,
);
