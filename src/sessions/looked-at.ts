import type { LookedAt } from './session-store.js';

/** How many namespaces, and how many nodes, are remembered of one incident. */
const MOST_NAMES = 200;

const union = (lists: readonly (readonly string[])[]): readonly string[] =>
  [...new Set(lists.flat())].slice(0, MOST_NAMES).sort();

/** Several analyses together: each name once, sorted; at most 200 of a kind, those of the first analyses given. */
export const allOf = (parts: readonly LookedAt[]): LookedAt => ({
  namespaces: union(parts.map(({ namespaces }) => namespaces)),
  nodes: union(parts.map(({ nodes }) => nodes)),
});
