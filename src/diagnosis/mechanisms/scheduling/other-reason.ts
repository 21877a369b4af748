import { unplacedRule } from './unplaced.js';

/** What the scheduler says in words that no other mechanism knows, such as those of a plugin. */
export const otherReason = unplacedRule('scheduling/other', ['other'], () => ({ values: {} }));
