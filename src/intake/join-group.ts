import { Injectable } from '@nestjs/common';
import { Settings } from '../config/settings.js';
import { AlertStates, type StoredState } from '../jetstream/alert-states.js';
import { GroupMemberships, type Membership } from '../jetstream/group-membership.js';
import { StreamUnavailable } from '../jetstream/ports.js';
import type { Trigger } from '../jetstream/triggers.js';
import { isUrgentAlert } from '../jetstream/work-class.js';
import { GroupRooms } from './group-rooms.js';
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
  readonly #rooms: GroupRooms;

  constructor(
    private readonly states: AlertStates,
    private readonly memberships: GroupMemberships,
    settings: Settings,
  ) {
    this.clusterName = settings.stream.clusterName;
    this.#rooms = new GroupRooms({
      maxMembers: settings.analysis.groupMaxMembers,
      count: (group) => states.count(group),
      find: (id) => memberships.find(id),
    });
  }

  /**
   * @returns what wakes the group
   * @throws {StreamUnavailable} when the state could not be written
   */
  async join(observation: Observation): Promise<Trigger> {
    const { id, wanted } = observation;
    const known = this.#known.take(id);
    if (known !== null) return this.#merge(observation, known, known.stored);
    return this.#rooms.join(id, wanted, async (place) =>
      this.#merge(observation, await this.memberships.findOrCreate(id, place), null),
    );
  }

  async #merge(
    { id, wanted, state }: Observation,
    first: Membership,
    known: StoredState | null,
  ): Promise<Trigger> {
    let membership = first;
    for (let moves = 0; moves < MAX_MOVES; moves += 1) {
      if (moves > 0) membership = await this.memberships.findOrCreate(id, wanted);
      const { group, key } = membership;
      const written = await this.states.merge(group, id, state, moves === 0 ? known : null);
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
