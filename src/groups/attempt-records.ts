import { Injectable } from '@nestjs/common';
import type { GroupSnapshot } from '../alerts/group.js';
import { type Bucket, Buckets, fromBytes, StreamUnavailable, toBytes } from '../jetstream/ports.js';
import { type AttemptDecision, type AttemptRecord, countAttempt } from './attempts.js';

const MAX_CONFLICTS = 5;

/** The attempts bucket. */
@Injectable()
export class AttemptRecords {
  readonly #bucket: Bucket;

  constructor(buckets: Buckets) {
    this.#bucket = buckets.attempts;
  }

  async read(group: string): Promise<AttemptRecord | null> {
    const entry = await this.#bucket.read(group);
    return entry?.value ? fromBytes<AttemptRecord>(entry.value) : null;
  }

  /** Counts an attempt, before its work. @throws {StreamUnavailable} when it cannot be counted */
  async count(snapshot: GroupSnapshot): Promise<AttemptDecision> {
    for (let conflicts = 0; conflicts < MAX_CONFLICTS; conflicts += 1) {
      const entry = await this.#bucket.read(snapshot.group);
      const decision = countAttempt(entry?.value ? fromBytes<AttemptRecord>(entry.value) : null, snapshot);
      if (decision.do === 'give-up') return decision;
      const written = await this.#bucket.write(
        snapshot.group,
        toBytes(decision.record),
        entry?.revision ?? 0,
      );
      if (written !== 'conflict') return decision;
    }
    throw new StreamUnavailable('an attempt could not be counted');
  }

  /** Replaces the record; what another delivery wrote in between stays. */
  async replace(group: string, record: AttemptRecord): Promise<void> {
    const entry = await this.#bucket.read(group);
    await this.#bucket.write(group, toBytes(record), entry?.revision ?? 0);
  }

  /** Forgets the attempts: a result was stored. */
  async reset(group: string): Promise<void> {
    const entry = await this.#bucket.read(group);
    if (entry?.value) await this.#bucket.remove(group, entry.revision);
  }
}
