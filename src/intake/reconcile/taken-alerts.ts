import { Injectable } from '@nestjs/common';
import type { AlertStatus, Fingerprint } from '../../alerts/alert.js';
import { alertIdOf } from '../../alerts/identity.js';
import { statusOf, type AlertState } from '../../alerts/state.js';
import { Settings } from '../../config/settings.js';
import { GroupMemberships } from '../../jetstream/group-membership.js';
import { Buckets, fromBytes } from '../../jetstream/ports.js';

/** What was taken in of an alert. */
export interface TakenAlert {
  readonly status: AlertStatus;
  readonly state: AlertState;
}

/** Looks up what was taken in of single alerts. */
@Injectable()
export class TakenAlerts {
  constructor(
    private readonly buckets: Buckets,
    private readonly memberships: GroupMemberships,
    private readonly settings: Settings,
  ) {}

  /** `null` for an alert that was never taken in, or is forgotten. @throws {StreamUnavailable} */
  async find(fingerprint: Fingerprint): Promise<TakenAlert | null> {
    const id = alertIdOf(fingerprint, this.settings.stream.clusterName);
    const membership = await this.memberships.find(id);
    if (membership === null) return null;
    const entry = await this.buckets.alertState.read(`${membership.group}.${id}`);
    if (!entry?.value) return null;
    const state = fromBytes<AlertState>(entry.value);
    return { state, status: statusOf(state, this.settings.analysis.reopenGraceSeconds * 1000) };
  }
}
