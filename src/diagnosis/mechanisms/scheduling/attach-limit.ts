import { unplacedRule } from './unplaced.js';

/** The nodes that are left have as many volumes attached as they can. */
export const attachLimit = unplacedRule('scheduling/attach-limit', ['attach-limit'], ({ lead }) => ({
  values: { ...(lead.nodes !== null && { count: String(lead.nodes) }) },
}));
