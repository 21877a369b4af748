import { Injectable } from '@nestjs/common';
import { KUBERNETES } from '../integrations/kubernetes/settings.js';
import { groupHashOf, groupKeyOf } from '../alerts/group-key.js';
import { alertIdOf } from '../alerts/identity.js';
import type { ReceivedAlert } from '../alerts/receive.js';
import { observe } from '../alerts/state.js';
import { Settings } from '../config/settings.js';
import { AlertStates } from '../jetstream/alert-states.js';
import { GroupMemberships, type Membership } from '../jetstream/group-membership.js';
import { StreamUnavailable } from '../jetstream/ports.js';
import type { Trigger } from '../jetstream/triggers.js';

/** Times that an alert's group may change while its state is written. */
const MAX_MOVES = 5;

/** Finds an alert's group, and merges the alert into the state that is kept there. */
@Injectable()
export class JoinGroup {
  constructor(
    private readonly states: AlertStates,
    private readonly memberships: GroupMemberships,
    private readonly settings: Settings,
  ) {}

  /**
   * @param receivedAt ms since the epoch
   * @returns what wakes the group
   * @throws {StreamUnavailable} when the state could not be written
   */
  async join({ alert, caller, notes }: ReceivedAlert, receivedAt: number): Promise<Trigger> {
    const { clusterName } = this.settings.of(KUBERNETES);
    const id = alertIdOf(alert.fingerprint, clusterName);
    const key = groupKeyOf(alert.labels, clusterName);
    const wanted: Membership = { group: groupHashOf(key), key };
    for (let moves = 0; moves < MAX_MOVES; moves += 1) {
      const membership = await this.memberships.findOrCreate(id, wanted);
      const revision = await this.states.merge(
        membership.group,
        id,
        observe(alert, caller, receivedAt, notes),
      );
      // Retention may have removed the membership in between; a state under a group nobody wakes would be lost.
      const after = await this.memberships.find(id);
      if (after?.group === membership.group) return { ...membership, revision };
    }
    throw new StreamUnavailable("an alert's group changed while its state was written");
  }
}
