import type { FailedRead } from '../../../transport/read-outcome.js';

/** What kind of thing changed. */
export const CHANGE_KINDS = [
  'rollout',
  'configuration',
  'scaling',
  'autoscaler',
  'node',
  'job',
  'created',
] as const;
export type ChangeKind = (typeof CHANGE_KINDS)[number];

/** One change, with its time. */
export interface Change {
  /** RFC 3339. */
  readonly at: string;
  readonly kind: ChangeKind;
  /** `deployment shop/web`, `node worker-1`. */
  readonly object: string;
  /** One sentence. */
  readonly what: string;
  /** Such as what differs between two revisions, a line each; never a variable's value. */
  readonly details?: readonly string[];
  /** Who wrote it, as the API server recorded it (`kubectl-edit`, `helm`). */
  readonly by?: string | null;
}

/** What was read of one kind of change. */
export interface FoundChanges {
  readonly changes: readonly Change[];
  /** What could not be read, or not all of it: a sentence each. */
  readonly notes: readonly string[];
  /** Why nothing at all could be read. */
  readonly failed?: FailedRead;
}

/** There was nothing to ask for. */
export const NOTHING: FoundChanges = { changes: [], notes: [] };

/** Nothing could be read. */
export const notRead = (what: string, failed: FailedRead): FoundChanges => ({
  changes: [],
  notes: [`${what}: ${failed.status}: ${failed.reason}`],
  failed,
});

/** The time that is looked at; both ends count. */
export interface Window {
  readonly from: Date;
  readonly to: Date;
}

/** Whether an RFC 3339 time lies in the window. */
export const within = (at: string | null | undefined, { from, to }: Window): at is string => {
  const time = Date.parse(at ?? '');
  return time >= from.getTime() && time <= to.getTime();
};
