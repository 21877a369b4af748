import type { FailureKind } from './failure.js';

/**
 * What a failed call says about its provider. `refused`: no call can succeed until someone acts. `outage`: it may not be
 * able to answer at all. `answered`: it works, but not for this request. `nothing`: the failure is ours.
 */
export type CircuitEffect = 'refused' | 'outage' | 'answered' | 'nothing';

const EFFECTS: Readonly<Record<FailureKind, CircuitEffect>> = {
  unauthorised: 'refused',
  quota: 'outage',
  throttled: 'outage',
  overloaded: 'outage',
  timeout: 'outage',
  transient: 'outage',
  malformed: 'outage',
  'malformed-call': 'answered',
  'context-too-long': 'answered',
  refused: 'answered',
  filtered: 'answered',
  rejected: 'answered',
  truncated: 'answered',
  empty: 'answered',
  'not-configured': 'nothing',
  budget: 'nothing',
  deadline: 'nothing',
  cancelled: 'nothing',
  unknown: 'nothing',
};

export const circuitEffectOf = (kind: FailureKind): CircuitEffect => EFFECTS[kind];
