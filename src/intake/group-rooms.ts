import type { AlertId } from '../alerts/alert.js';
import { type GroupHash, groupHashOf } from '../alerts/group-key.js';
import { siblingKeyOf } from '../alerts/sibling-group.js';
import type { Membership } from '../jetstream/group-membership.js';
import { SingleFlight } from '../waiting/single-flight.js';

/** What is known of the size of a group. */
interface Room {
  /** Alerts that may join before the group is counted again. */
  free: number;
  /** Whether it is so large that only alerts which are new count. */
  isLarge: boolean;
  /** Whether it had no room when it was counted. */
  isFull: boolean;
  /** When it was counted, ms of `performance.now()`. */
  countedAt: number;
  /** Alerts that were let in and whose state may not be written yet. */
  joining: number;
  /** Called when there is none. */
  onIdle: () => void;
}

/** Groups remembered. One that is forgotten is counted again after a few alerts. */
const MAX_GROUPS = 10_000;

/** Share of the limit that may join a group before this process counts it for the first time. */
const UNCOUNTED_SHARE = 0.01;

/** Share of the room that is left which one process fills before it counts again: others fill it too. */
const SHARE_OF_ONE_PROCESS = 0.25;

/** A large group is counted again after this, ms: other processes add to it, and retention makes room. */
const RECOUNT_MS = 30_000;

/** Siblings of one group; what comes beyond joins the last. */
const MAX_SIBLINGS = 100;

const never = new AbortController().signal;

/** How the rest of intake is asked. */
export interface RoomsOf {
  readonly maxMembers: number;
  readonly count: (group: GroupHash) => Promise<number>;
  readonly find: (id: AlertId) => Promise<Membership | null>;
}

/** Which group a new alert joins: the one that it is about, or, where that is full, a sibling of it. */
export class GroupRooms {
  readonly #rooms = new Map<GroupHash, Room>();
  readonly #counts = new SingleFlight<void>();

  constructor(private readonly of: RoomsOf) {}

  /**
   * Has an alert join: `work` gets the group that it is to join where it has none yet, and writes its state.
   * @throws {StreamUnavailable}
   */
  async join<T>(id: AlertId, wanted: Membership, work: (place: Membership) => Promise<T>): Promise<T> {
    const joins = await this.#joins(wanted.group);
    const known = joins ? null : await this.of.find(id);
    if (known !== null) return work(known);
    const place = joins ? wanted : await this.#placeFor(wanted);
    const room = this.#of(place.group);
    try {
      return await work(place);
    } finally {
      room.joining -= 1;
      if (room.joining === 0) room.onIdle();
    }
  }

  /** The first of the group and its siblings that has room. */
  async #placeFor(wanted: Membership): Promise<Membership> {
    let place = wanted;
    for (let number = 2; number <= MAX_SIBLINGS; number += 1) {
      if (await this.#takes(place.group)) return place;
      const key = siblingKeyOf(wanted.key, number);
      place = { key, group: groupHashOf(key) };
    }
    this.#admit(this.#of(place.group));
    return place;
  }

  /** Whether an alert may join without a look at where it is. */
  async #joins(group: GroupHash): Promise<boolean> {
    const room = this.#of(group);
    while (!room.isLarge && room.free <= 0) await this.#count(group, room);
    if (!room.isLarge) this.#admit(room);
    return !room.isLarge;
  }

  /** Whether an alert that is new finds room; if so, it has it. */
  async #takes(group: GroupHash): Promise<boolean> {
    const room = this.#of(group);
    const isOld = performance.now() - room.countedAt > RECOUNT_MS;
    if (room.isLarge && isOld) await this.#count(group, room);
    while (!room.isFull && room.free <= 0) await this.#count(group, room);
    if (room.isFull) return false;
    this.#admit(room);
    return true;
  }

  #admit(room: Room): void {
    room.free -= 1;
    room.joining += 1;
  }

  /** When all that were let in are written: nobody is let in meanwhile, since whoever comes waits for the count. */
  async #count(group: GroupHash, room: Room): Promise<void> {
    await this.#counts.run(group, never, async () => {
      if (room.joining > 0) await new Promise<void>((resolve) => (room.onIdle = resolve));
      const members = await this.of.count(group);
      const half = Math.ceil(this.of.maxMembers / 2);
      const left = this.of.maxMembers - members;
      room.isLarge = members >= half;
      room.isFull = left <= 0;
      room.free = room.isFull ? 0 : Math.max(1, Math.floor(left * SHARE_OF_ONE_PROCESS));
      room.countedAt = performance.now();
    });
  }

  #of(group: GroupHash): Room {
    const known = this.#rooms.get(group) ?? {
      free: Math.ceil(this.of.maxMembers * UNCOUNTED_SHARE),
      isLarge: false,
      isFull: false,
      countedAt: Number.NEGATIVE_INFINITY,
      joining: 0,
      onIdle: () => undefined,
    };
    this.#rooms.delete(group);
    this.#rooms.set(group, known);
    const [oldest] = this.#rooms.keys();
    if (this.#rooms.size > MAX_GROUPS && oldest !== undefined) this.#rooms.delete(oldest);
    return known;
  }
}
