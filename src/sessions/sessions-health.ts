import { Injectable } from '@nestjs/common';
import type { DependencyStatus } from '../lifecycle/dependency.js';
import { HealthOf, type DependencyHealth } from '../lifecycle/health-of.js';
import { SessionStore } from './session-store.js';

/** What PostgreSQL and its client say when a login is not let in. */
const REFUSED =
  /password authentication failed|no pg_hba\.conf entry|role .* does not exist|permission denied|SASL|certificate/i;
const NO_DATABASE = /database .* does not exist/i;

const NOT_YET = /not connected yet/;

const troubleOf = (reason: string): DependencyStatus => {
  if (NOT_YET.test(reason)) return { state: 'starting', detail: reason };
  const later = 'analyses go on without history, and it is tried again';
  if (NO_DATABASE.test(reason))
    return {
      state: 'misconfigured',
      detail: reason,
      variable: 'SESSION_DB_NAME',
      remedy: `create the database or name another (docs/history.md); ${later}`,
    };
  if (REFUSED.test(reason))
    return {
      state: 'refused',
      detail: reason,
      variable: 'SESSION_DB_PASSWORD',
      remedy: `correct the user, its password or SESSION_DB_SSL (docs/history.md); ${later}`,
    };
  return {
    state: 'unreachable',
    detail: reason,
    variable: 'SESSION_DB_HOST',
    remedy: `see whether host and port can be reached from the pod (NetworkPolicy, DNS); ${later}`,
  };
};

/** How the database of the history is doing. Without one history is in memory, which is no fault. */
@HealthOf('sessions')
@Injectable()
export class SessionsHealth implements DependencyHealth {
  constructor(private readonly store: SessionStore) {}

  status(): DependencyStatus {
    const { state, reason } = this.store.availability();
    if (state === 'memory') return { state: 'off', detail: reason };
    return state === 'up' ? { state, detail: reason } : troubleOf(reason ?? '');
  }
}
