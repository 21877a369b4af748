import { Injectable } from '@nestjs/common';
import type { AlertId } from '../alerts/alert.js';
import { type GroupMember, type GroupSnapshot, memberOf } from '../alerts/group.js';
import type { GroupHash, GroupKey } from '../alerts/group-key.js';
import { type AlertState, mergeStates, sameState } from '../alerts/state.js';
import { Settings } from '../config/settings.js';
import { sleep } from '../waiting/sleep.js';
import { inBatches } from './in-batches.js';
import { type Bucket, Buckets, StreamUnavailable } from './ports.js';
import { readRecord, recordBytes } from './record.js';

/** Times that a conflicting write is tried again before the message is handed back. */
const MAX_CONFLICTS = 20;

/** Times that a snapshot older than its trigger is read again. */
const MAX_STALE_READS = 5;

/** Wait before that, ms. */
const STALE_WAIT_MS = 50;

/** Reads in flight while a group's members are read. */
const READS_AT_ONCE = 32;

/** A state as it is stored. */
export interface StoredState {
  readonly data: Uint8Array;
  readonly revision: number;
}

export interface WrittenState {
  /** What holds the observation. */
  readonly stored: StoredState;
  /** Whether the state had been removed, by retention, and was written anew. */
  readonly ontoRemoved: boolean;
}

/** The alert states: one key an alert, `<group>.<id>`. */
@Injectable()
export class AlertStates {
  readonly #bucket: Bucket;
  readonly #reopenGraceMs: number;

  constructor(buckets: Buckets, settings: Settings) {
    this.#bucket = buckets.alertState;
    this.#reopenGraceMs = settings.analysis.reopenGraceSeconds * 1000;
  }

  /**
   * Joins an observation into the alert's state.
   * @param known the state as it was written last, as far as the caller remembers
   * @throws {StreamUnavailable}
   */
  async merge(
    group: GroupHash,
    id: AlertId,
    observation: AlertState,
    known: StoredState | null,
  ): Promise<WrittenState> {
    const key = `${group}.${id}`;
    // Most alerts are new or remembered: the write says so, and reading comes only after a conflict.
    let stored: StoredState | null = known;
    let removedAt = 0;
    for (let conflicts = 0; conflicts < MAX_CONFLICTS; conflicts += 1) {
      const before = stored === null ? null : readRecord<AlertState>(stored.data);
      const merged = before === null ? observation : mergeStates(before, observation);
      if (stored !== null && before !== null && sameState(before, merged)) {
        if (stored !== known) return { stored, ontoRemoved: false };
      } else {
        const data = recordBytes(merged);
        const revision = await this.#bucket.write(key, data, stored?.revision ?? removedAt);
        if (revision !== 'conflict') return { stored: { data, revision }, ontoRemoved: removedAt > 0 };
      }
      const entry = await this.#bucket.read(key);
      stored = entry?.value ? { data: entry.value, revision: entry.revision } : null;
      removedAt = entry !== null && stored === null ? entry.revision : 0;
    }
    throw new StreamUnavailable('an alert state changes too fast to be written');
  }

  /**
   * Reads a group: its revision first, then its members, so that the snapshot claims no more than it holds.
   * @param atLeast the trigger's revision; a snapshot older than it is read again
   * @throws {StreamUnavailable} when it stays older
   */
  async snapshot(group: GroupHash, key: GroupKey, atLeast: number): Promise<GroupSnapshot> {
    for (let reads = 0; reads < MAX_STALE_READS; reads += 1) {
      if (reads > 0) await sleep(STALE_WAIT_MS);
      const revision = await this.#bucket.lastRevisionUnder(group);
      const { keys, incarnation } = await this.#bucket.keysUnder(group);
      const members = await inBatches(keys, READS_AT_ONCE, (member) => this.#member(member));
      // A trigger of an earlier incarnation of the bucket announces a revision that never comes; then what is there counts.
      if (revision >= atLeast || (revision === 0 && keys.length === 0)) {
        return { group, key, revision, incarnation, members: members.filter((member) => member !== null) };
      }
    }
    throw new StreamUnavailable("a group's state is older than its trigger");
  }

  /**
   * The group as it is now.
   * @returns the same snapshot when nothing changed since
   * @throws {StreamUnavailable}
   */
  async latest(known: GroupSnapshot): Promise<GroupSnapshot> {
    const { group, key, revision } = known;
    const unchanged = (await this.#bucket.lastRevisionUnder(group)) === revision;
    return unchanged ? known : this.snapshot(group, key, 0);
  }

  /** How many alerts a group has. @throws {StreamUnavailable} */
  async count(group: GroupHash): Promise<number> {
    return (await this.#bucket.keysUnder(group)).keys.length;
  }

  /**
   * The same group with a later revision: one of its states is written again as it is, unless somebody changed it meanwhile.
   * @throws {StreamUnavailable}
   */
  async renewed({ group, key, members }: GroupSnapshot): Promise<GroupSnapshot> {
    const [first] = members;
    const own = `${group}.${first?.id ?? ''}`;
    const entry = first === undefined ? null : await this.#bucket.read(own);
    if (entry?.value) await this.#bucket.write(own, entry.value, entry.revision);
    return this.snapshot(group, key, 0);
  }

  async #member(key: string): Promise<GroupMember | null> {
    const entry = await this.#bucket.read(key);
    if (!entry?.value) return null;
    const id = key.slice(key.indexOf('.') + 1) as AlertId;
    return memberOf(id, readRecord<AlertState>(entry.value), this.#reopenGraceMs);
  }
}
