import { Controller } from '@nestjs/common';
import { EventPattern, Payload } from '@nestjs/microservices';
import type { Delivery } from '../jetstream/delivery.js';
import { failureOf, settleFailure } from '../jetstream/settle-failure.js';
import type { Settlement } from '../jetstream/settlement.js';
import { WORK_PATTERN } from '../jetstream/strategy.js';
import { readTrigger } from '../jetstream/triggers.js';
import { receivedSpan } from '../jetstream/received-span.js';
import { inSpan } from '../telemetry/tracing/span.js';
import { Logger } from '../telemetry/logger.js';
import { GroupWork } from './group-work.js';

/** Stage 2: one trigger, one group. */
@Controller()
export class WorkController {
  constructor(
    private readonly work: GroupWork,
    private readonly logger: Logger,
  ) {}

  @EventPattern<string>(WORK_PATTERN)
  async triggers(@Payload() deliveries: readonly Delivery[]): Promise<readonly Settlement[]> {
    return Promise.all(deliveries.map((delivery) => this.trigger(delivery)));
  }

  async trigger(delivery: Delivery): Promise<Settlement> {
    try {
      const trigger = readTrigger(delivery.data);
      if (trigger === null) {
        const reason = 'the message is not a trigger: {group, key, revision}';
        return settleFailure({ kind: 'invalid-input', stage: 'work', reason });
      }
      return await inSpan(
        () => receivedSpan('answer group', delivery),
        () => this.work.handle(trigger, delivery),
      );
    } catch (error) {
      // What is no outage (a stored record that cannot be read) does not pass by waiting.
      const settlement = settleFailure(failureOf(error, 'work', delivery.deliveryCount));
      this.logger.warn('work_failed', { stage: 'work', subject: delivery.subject, settlement, error });
      return settlement;
    }
  }
}
