import { Injectable } from '@nestjs/common';
import { Settings } from '../config/settings.js';
import type { Delivery } from '../jetstream/delivery.js';
import { Leases } from '../jetstream/lease.js';
import { settleFailure } from '../jetstream/settle-failure.js';
import { retryAfter, type Settlement } from '../jetstream/settlement.js';
import type { Trigger } from '../jetstream/triggers.js';
import { Clock } from '../telemetry/clock.js';
import { AttemptRecords } from './attempt-records.js';
import { GroupRounds } from './group-rounds.js';

/**
 * Works one trigger, alone with its group: the steps of docs/stream-protocol.md "Work on a group", whose decisions are
 * in `decide.ts`.
 */
@Injectable()
export class GroupWork {
  constructor(
    private readonly attempts: AttemptRecords,
    private readonly leases: Leases,
    private readonly rounds: GroupRounds,
    private readonly settings: Settings,
    private readonly clock: Clock,
  ) {}

  /** @throws {StreamUnavailable} when the state could not be read or written: the message must be handed back */
  async handle(trigger: Trigger, delivery: Delivery): Promise<Settlement> {
    const attempts = await this.attempts.read(trigger.group);
    const early = (attempts.record?.notBefore ?? 0) - this.clock.now().getTime();
    if (early > 0) return retryAfter(early, 'backoff');
    const lease = await this.leases.acquire(trigger.group, delivery.id);
    if (lease === null) {
      return settleFailure({
        kind: 'lease-held',
        deliveries: delivery.deliveryCount,
        leaseTtlMs: this.settings.stream.leaseTtlSeconds * 1000,
      });
    }
    try {
      return await this.rounds.answer(trigger, { delivery, attempts, serverNow: lease.serverNow });
    } finally {
      await lease.release();
    }
  }
}
