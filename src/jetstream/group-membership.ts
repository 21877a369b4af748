import { Injectable } from '@nestjs/common';
import type { AlertId } from '../alerts/alert.js';
import type { GroupHash, GroupKey } from '../alerts/group-key.js';
import { type Bucket, Buckets, StreamUnavailable } from './ports.js';
import { readRecord, recordBytes } from './record.js';

export interface Membership {
  readonly group: GroupHash;
  readonly key: GroupKey;
}

const MAX_CONFLICTS = 20;

/**
 * Which group an alert belongs to: decided once and kept until retention removes the alert's state, so that a change of
 * the grouping rules applies to new alerts only.
 */
@Injectable()
export class GroupMemberships {
  readonly #bucket: Bucket;

  constructor(buckets: Buckets) {
    this.#bucket = buckets.groupOf;
  }

  async find(id: AlertId): Promise<Membership | null> {
    const entry = await this.#bucket.read(id);
    return entry?.value ? readRecord<Membership>(entry.value) : null;
  }

  /** The alert's group; `wanted` becomes it when it has none. @throws {StreamUnavailable} */
  async findOrCreate(id: AlertId, wanted: Membership): Promise<Membership> {
    // Written first: an alert that nobody remembers is mostly a new one.
    let removedAt = 0;
    for (let conflicts = 0; conflicts < MAX_CONFLICTS; conflicts += 1) {
      const revision = await this.#bucket.write(id, recordBytes(wanted), removedAt);
      if (revision !== 'conflict') return wanted;
      const entry = await this.#bucket.read(id);
      if (entry?.value) return readRecord<Membership>(entry.value);
      removedAt = entry?.revision ?? 0;
    }
    throw new StreamUnavailable("an alert's group changes too fast to be read");
  }
}
