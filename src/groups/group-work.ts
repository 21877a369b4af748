import { Injectable } from '@nestjs/common';
import { Settings } from '../config/settings.js';
import type { Delivery } from '../jetstream/delivery.js';
import { Leases } from '../jetstream/lease.js';
import { settleFailure } from '../jetstream/settle-failure.js';
import { retryAfter, type Settlement } from '../jetstream/settlement.js';
import type { Trigger } from '../jetstream/triggers.js';
import { Clock } from '../telemetry/clock.js';
import type { GroupWait } from './decide.js';
import { AttemptRecords } from './attempt-records.js';
import { DueTimes } from './due-times.js';
import { GroupRounds } from './group-rounds.js';

/** Reasons to wait that a newer trigger of the group does not end. */
const WAITS: ReadonlySet<string> = new Set<GroupWait>(['settling', 'carried-lately']);

/**
 * Works one trigger, alone with its group: the steps of docs/stream-protocol.md "Work on a group", whose decisions are
 * in `decide.ts`.
 */
@Injectable()
export class GroupWork {
  readonly #dues = new DueTimes();

  constructor(
    private readonly attempts: AttemptRecords,
    private readonly leases: Leases,
    private readonly rounds: GroupRounds,
    private readonly settings: Settings,
    private readonly clock: Clock,
  ) {}

  /** @throws {StreamUnavailable} when the state could not be read or written: the message must be handed back */
  async handle(trigger: Trigger, delivery: Delivery): Promise<Settlement> {
    const wait = this.#dues.remainderMs(trigger.group);
    if (wait > 0) return retryAfter(wait, 'settling');
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
      const settlement = await this.rounds.answer(trigger, {
        delivery,
        attempts,
        serverNow: lease.serverNow,
      });
      if (settlement.kind === 'retry' && WAITS.has(settlement.why))
        this.#dues.waits(trigger.group, settlement.afterMs);
      return settlement;
    } finally {
      await lease.release();
    }
  }
}
