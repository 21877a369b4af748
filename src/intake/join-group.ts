import { Injectable } from '@nestjs/common';
import { Settings } from '../config/settings.js';
import { AlertStates } from '../jetstream/alert-states.js';
import { GroupMemberships } from '../jetstream/group-membership.js';
import { StreamUnavailable } from '../jetstream/ports.js';
import type { Trigger } from '../jetstream/triggers.js';
import { isUrgentAlert } from '../jetstream/work-class.js';
import { KnownAlerts } from './known-alerts.js';
import type { Observation } from './observations.js';

/** Times that an alert's group may change while its state is written. */
const MAX_MOVES = 5;

/** Finds an alert's group, and merges what was seen of the alert into the state that is kept there. */
@Injectable()
export class JoinGroup {
  /** Of alerts without a label that tells theirs. */
  readonly clusterName: string | null;
  readonly #known = new KnownAlerts();

  constructor(
    private readonly states: AlertStates,
    private readonly memberships: GroupMemberships,
    settings: Settings,
  ) {
    this.clusterName = settings.stream.clusterName;
  }

  /**
   * @returns what wakes the group
   * @throws {StreamUnavailable} when the state could not be written
   */
  async join({ id, wanted, state }: Observation): Promise<Trigger> {
    for (let moves = 0; moves < MAX_MOVES; moves += 1) {
      const known = moves === 0 ? this.#known.take(id) : null;
      const membership = known ?? (await this.memberships.findOrCreate(id, wanted));
      const { group, key } = membership;
      const written = await this.states.merge(group, id, state, known?.stored ?? null);
      // Retention removes a state first and the membership after it: what was written onto a state that is there, or on
      // one that never was, is where the membership says. Else a state under a group that nobody wakes would be lost.
      if (!written.ontoRemoved || (await this.memberships.find(id))?.group === group) {
        this.#known.keep(id, { group, key, stored: written.stored });
        const { revision } = written.stored;
        return { group, key, revision, ...(isUrgentAlert(state.content.labels) && { urgent: true }) };
      }
    }
    throw new StreamUnavailable("an alert's group changed while its state was written");
  }
}
