import { unplacedRule } from './unplaced.js';

/** The cluster has no node that the scheduler could even look at. */
export const noNodes = unplacedRule('scheduling/no-nodes', ['no-nodes'], () => ({ values: {} }));
