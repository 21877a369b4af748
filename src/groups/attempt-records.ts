import { Injectable } from '@nestjs/common';
import type { GroupSnapshot } from '../alerts/group.js';
import { type Bucket, Buckets, StreamUnavailable } from '../jetstream/ports.js';
import { readRecord, recordBytes } from '../jetstream/record.js';
import { type AttemptDecision, type AttemptRecord, type CountedAttempts, countAttempt } from './attempts.js';

const MAX_CONFLICTS = 5;

/** The attempts bucket. */
@Injectable()
export class AttemptRecords {
  readonly #bucket: Bucket;

  constructor(buckets: Buckets) {
    this.#bucket = buckets.attempts;
  }

  async read(group: string): Promise<CountedAttempts> {
    const entry = await this.#bucket.read(group);
    return {
      record: entry?.value ? readRecord<AttemptRecord>(entry.value) : null,
      revision: entry?.revision ?? 0,
    };
  }

  /**
   * Counts an attempt, before its work.
   * @param known what was counted before, as it was read; it is read again only when it changed since
   * @throws {StreamUnavailable} when it cannot be counted
   */
  async count(
    snapshot: GroupSnapshot,
    known: CountedAttempts,
  ): Promise<AttemptDecision & { readonly revision: number }> {
    let before = known;
    for (let conflicts = 0; conflicts < MAX_CONFLICTS; conflicts += 1) {
      const decision = countAttempt(before.record, snapshot);
      if (decision.do === 'give-up') return { ...decision, revision: before.revision };
      const revision = await this.#bucket.write(
        snapshot.group,
        recordBytes(decision.record),
        before.revision,
      );
      if (revision !== 'conflict') return { ...decision, revision };
      before = await this.read(snapshot.group);
    }
    throw new StreamUnavailable('an attempt could not be counted');
  }

  /** Replaces the record; what another delivery wrote in between stays. */
  async replace(group: string, record: AttemptRecord): Promise<void> {
    const entry = await this.#bucket.read(group);
    await this.#bucket.write(group, recordBytes(record), entry?.revision ?? 0);
  }

  /**
   * Forgets the attempts: a result was stored.
   * @param known what was counted; it is read again where nothing was, or it changed since
   */
  async reset(group: string, known: CountedAttempts): Promise<void> {
    if (known.record !== null && (await this.#bucket.remove(group, known.revision)) === 'removed') return;
    const { record, revision } = await this.read(group);
    if (record !== null) await this.#bucket.remove(group, revision);
  }
}
