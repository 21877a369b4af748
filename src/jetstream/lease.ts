import { Injectable } from '@nestjs/common';
import { Settings } from '../config/settings.js';
import { Logger } from '../telemetry/logger.js';
import { type Bucket, Buckets } from './ports.js';
import { readRecord, recordBytes } from './record.js';

/** A held lease. It is renewed in the background until it is released. */
export interface HeldLease {
  /** The server's clock when the lease was taken, ms since the epoch. */
  readonly serverNow: number;
  /** Aborted when another holds it. */
  readonly lost: AbortSignal;
  /** Gives it back, by its own revision only; never throws. */
  readonly release: () => Promise<void>;
}

interface LeaseValue {
  readonly delivery: string;
}

/** Who works on a group. The bucket's TTL ends the lease of a worker that died. */
@Injectable()
export class Leases {
  readonly #bucket: Bucket;
  readonly #renewEveryMs: number;

  constructor(
    buckets: Buckets,
    settings: Settings,
    private readonly logger: Logger,
  ) {
    this.#bucket = buckets.lease;
    this.#renewEveryMs =
      Math.min(settings.stream.heartbeatSeconds, settings.stream.leaseTtlSeconds / 3) * 1000;
  }

  /** Takes the group's lease for one delivery; `null` when another delivery holds it. @throws {StreamUnavailable} */
  async acquire(group: string, delivery: string): Promise<HeldLease | null> {
    const before = await this.#bucket.read(group);
    if (before !== null && before.value !== null && !this.#isOurs(before.value, delivery)) return null;
    const value = recordBytes({ delivery } satisfies LeaseValue);
    const revision = await this.#bucket.write(group, value, before?.revision ?? 0);
    if (revision === 'conflict') return null;
    const written = await this.#bucket.read(group);
    if (written === null || written.revision !== revision) return null;
    return this.#hold(group, value, revision, written.writtenAt);
  }

  #hold(group: string, value: Uint8Array, first: number, serverNow: number): HeldLease {
    let revision = first;
    const lost = new AbortController();
    let renewing: Promise<void> = Promise.resolve();
    const renew = async (): Promise<void> => {
      try {
        const next = await this.#bucket.write(group, value, revision);
        if (next === 'conflict') lost.abort();
        else revision = next;
      } catch (error) {
        this.logger.warn('lease_not_renewed', { group, error });
      }
    };
    const timer = setInterval(() => {
      if (!lost.signal.aborted) renewing = renewing.then(renew);
    }, this.#renewEveryMs);
    return {
      serverNow,
      lost: lost.signal,
      release: async () => {
        clearInterval(timer);
        await renewing;
        if (lost.signal.aborted) return;
        await this.#bucket.remove(group, revision).catch((error: unknown) => {
          this.logger.warn('lease_not_released', { group, error });
        });
      },
    };
  }

  #isOurs(value: Uint8Array, delivery: string): boolean {
    return readRecord<LeaseValue>(value).delivery === delivery;
  }
}
