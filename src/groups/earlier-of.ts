import type { Earlier } from '../alerts/episode.js';
import type { GroupResult } from './group-result.js';

/** A group result as episodes and materiality see it. */
export const earlierOf = (result: GroupResult | null): Earlier | null =>
  result === null ? null : { members: result.group.members, outline: result.outline };
