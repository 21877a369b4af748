import type { RightsRule } from './rights-rule.js';
import type { WatchedKind } from './watched-kind.js';

const groupOf = ({ apiVersion }: WatchedKind): string =>
  apiVersion.includes('/') ? (apiVersion.split('/')[0] ?? '') : '';

/** What the change recorder asks the API server for: a rule a group of the API. */
export const watchedRights = (kinds: readonly WatchedKind[]): readonly RightsRule[] =>
  [...new Set(kinds.map(groupOf))].map((group) => ({
    preset: 'changes',
    group,
    resources: kinds.filter((kind) => groupOf(kind) === group).map(({ plural }) => plural),
    verbs: ['list', 'watch'],
    why: 'What changes while CHANGES_WATCH is true: values before and after.',
  }));
