import { Injectable } from '@nestjs/common';
import type { DependencyStatus } from '../lifecycle/dependency.js';
import { HealthOf, type DependencyHealth } from '../lifecycle/health-of.js';
import { SessionStore } from './session-store.js';

/** How the database of the history is doing. Without one history is in memory, which is no fault. */
@HealthOf('sessions')
@Injectable()
export class SessionsHealth implements DependencyHealth {
  constructor(private readonly store: SessionStore) {}

  status(): DependencyStatus {
    const { state, reason } = this.store.availability();
    return { state: state === 'memory' ? 'disabled' : state, detail: reason };
  }
}
