import type { Condition } from './objects.js';

/** Conditions that are bad while they are true. */
const BAD_WHEN_TRUE =
  /^(?:Stalled|Degraded|NotReady|Unavailable)$|(?:Failed|Error|Failure|Pressure|Problem|Deadlock)$/i;
/** Conditions that are false in a healthy object, or that only repeat what its parts say. */
const NEUTRAL =
  /^(?:Progressing|Reconciling|Upgrading|Updating|Paused|Suspended|Deleting|Warning|Complete|Completed|Initialized)$|InProgress$|Pending$/i;

/** Conditions by which an object says that it is not well; those that say why first. */
export const badConditions = (conditions: readonly Condition[] | undefined): readonly Condition[] =>
  (Array.isArray(conditions) ? (conditions as readonly Condition[]) : [])
    .filter(({ type, status }) =>
      BAD_WHEN_TRUE.test(type) ? status === 'True' : status === 'False' && !NEUTRAL.test(type),
    )
    .toSorted((a, b) => Number((b.message ?? '') !== '') - Number((a.message ?? '') !== ''));
