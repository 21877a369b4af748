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

/** Phases of operators' resources that say that they are not well: Argo Workflows, Velero, Rook, Strimzi before conditions. */
const BAD_PHASE =
  /^(?:Failed|Error|Unavailable|Degraded|Unhealthy|Invalid|Rejected|FailedValidation|PartiallyFailed|Lost)$/i;

/** A phase by which a resource without bad conditions says that it is not well, with its own words; `null` for none. */
export const badPhase = (
  status: { readonly phase?: unknown; readonly message?: unknown } | undefined,
): { readonly phase: string; readonly message: string } | null => {
  const { phase, message } = status ?? {};
  if (typeof phase !== 'string' || !BAD_PHASE.test(phase)) return null;
  return { phase, message: typeof message === 'string' ? message : '' };
};
