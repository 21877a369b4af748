import { Injectable } from '@nestjs/common';
import type { Delivery } from '../jetstream/delivery.js';
import { ack, type Settlement } from '../jetstream/settlement.js';
import { TRACEPARENT } from '../telemetry/trace-context.js';
import { inSpan } from '../telemetry/tracing/span.js';
import { AttemptRecords } from './attempt-records.js';
import type { CountedAttempts } from './attempts.js';
import type { Committed } from './commit-group.js';
import { FanOut } from './fan-out.js';
import { ModelUpgrades } from './model-upgrades.js';

/** For whom a group is answered, and what to forget then. */
export interface Answering {
  readonly delivery: Delivery;
  readonly attempts: CountedAttempts;
}

/**
 * Answers every alert of a group out of its stored result, and is done with the trigger (docs/stream-protocol.md "Work
 * on a group", step 8).
 */
@Injectable()
export class AnswerGroup {
  constructor(
    private readonly fanOut: FanOut,
    private readonly attempts: AttemptRecords,
    private readonly upgrades: ModelUpgrades,
  ) {}

  /** @throws {StreamUnavailable} when an alert could not be answered */
  async from({ sequence, result }: Committed, { delivery, attempts }: Answering): Promise<Settlement> {
    await inSpan(
      () => ({ name: 'publish', facts: { 'kuberca.group.members': result.value.group.memberCount } }),
      () => this.fanOut.publish(sequence, result, delivery.headers[TRACEPARENT]),
    );
    await this.attempts.reset(result.value.group.id, attempts);
    this.upgrades.note(result.value);
    return ack;
  }
}
