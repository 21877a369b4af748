import { bytesOf } from '../analysis/json-bytes.js';
import type { GroupResult } from './group-result.js';

/**
 * The group result with members small enough for `maxBytes` of JSON: labels and echo go first, of all members alike, so
 * that every alert's own result is built the same way; id, startsAt and status stay.
 */
export const shrinkMembers = (result: GroupResult, maxBytes: number): GroupResult => {
  if (bytesOf(result.group.members) <= maxBytes) return result;
  const members = result.group.members.map(({ labels: _labels, echo: _echo, ...rest }) => rest);
  return {
    ...result,
    group: { ...result.group, members },
    warnings: [...(result.warnings ?? []), 'result too large: labels of the members left out'],
  };
};
