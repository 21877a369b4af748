/**
 * How something the service leans on is doing. `off`: not configured, which is no fault. `starting`: not known yet.
 * `degraded`: used, but not as it is set up. `refused`: it answers and does not let us in. `unreachable`: no answer.
 * `misconfigured`: what is set cannot be used as it is, so nothing was asked or what answered is something else.
 */
export const DEPENDENCY_STATES = [
  'off',
  'starting',
  'up',
  'degraded',
  'refused',
  'unreachable',
  'misconfigured',
] as const;
export type DependencyState = (typeof DEPENDENCY_STATES)[number];

/** It may be in trouble without the pod leaving its Service (docs/http-api.md "Readiness"). */
export interface DependencyStatus {
  readonly state: DependencyState;
  /** Why it is not up; `null` when there is nothing to say. */
  readonly detail: string | null;
  /** The setting to look at first: `NATS_PASSWORD`. */
  readonly variable?: string;
  /** What to do about it. */
  readonly remedy?: string;
}

/** Whether a person should know of it. */
export const isTrouble = (state: DependencyState): boolean =>
  state === 'degraded' || state === 'refused' || state === 'unreachable' || state === 'misconfigured';
