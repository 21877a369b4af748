import { type Changes, changesAfter, changesBetween, type FlapLimits } from '../alerts/flapping.js';
import type { GroupMember } from '../alerts/group.js';
import { earlierOf } from './earlier-of.js';
import type { GroupResult } from './group-result.js';

/** What a group's next result hands on about its changes. `now` is on the stream's clock, ms. */
export const groupChanges = (
  stored: GroupResult | null,
  members: readonly GroupMember[],
  now: number,
  limits: FlapLimits,
): Changes =>
  changesAfter(
    { times: stored?.group.changes ?? [], flapping: stored?.group.flapping ?? null },
    changesBetween(earlierOf(stored), members),
    now,
    limits,
  );
