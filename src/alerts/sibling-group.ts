import { type GroupHash, groupHashOf, type GroupKey } from './group-key.js';

/** Name in a group's key that tells which sibling it is, from 2 on. */
const SIBLING = 'sibling';

/** The key of the group that takes what has no room in the first; `number` from 2 on. */
export const siblingKeyOf = (first: GroupKey, number: number): GroupKey => ({
  ...first,
  [SIBLING]: String(number),
});

/** The group that a sibling takes the alerts of; `null` for a group that is no sibling. */
export const firstOfSiblings = ({ [SIBLING]: number, ...first }: GroupKey): GroupHash | null =>
  number === undefined ? null : groupHashOf(first);
