import type { Rule } from '../../kit/rule.js';
import { refusalRule } from './refusal.js';

/** What other mechanisms explain better. */
const KNOWN =
  /exceeded quota|failed quota|usage per|max limit to request ratio|violates PodSecurity|calling webhook|admission webhook|ValidatingAdmissionPolicy|service ?account "?\S+"?:? (?:was )?not found|no PriorityClass|RuntimeClass\S* "[^"]+" not found|is invalid: |because it is being terminated/i;

/** A pod that is refused for what no other mechanism knows: security context constraints, rights of the controller, a plugin. */
export const otherRefusal: Rule = refusalRule(
  'refused/other',
  ({ message }) => (KNOWN.test(message) ? null : { values: {} }),
  /\S/,
);
