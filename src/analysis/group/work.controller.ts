import { Controller } from '@nestjs/common';
import { EventPattern, Payload } from '@nestjs/microservices';
import type { Delivery } from '../../jetstream/delivery.js';
import { retryDelayMs } from '../../jetstream/retry-delay.js';
import { deadLetter, retryAfter, type Settlement } from '../../jetstream/settlement.js';
import { WORK_PATTERN } from '../../jetstream/strategy.js';
import { readTrigger } from '../../jetstream/triggers.js';
import { Logger } from '../../telemetry/logger.js';
import { GroupWork } from './group-work.js';

/** Stage 2: one trigger, one group. */
@Controller()
export class WorkController {
  constructor(
    private readonly work: GroupWork,
    private readonly logger: Logger,
  ) {}

  @EventPattern<string>(WORK_PATTERN)
  async trigger(@Payload() delivery: Delivery): Promise<Settlement> {
    const trigger = readTrigger(delivery.data);
    if (trigger === null) {
      const reason = 'the message is not a trigger: {group, key, revision}';
      return deadLetter({ stage: 'work', class: 'invalid-input', reason, attempts: 1, firstFailureAt: null });
    }
    try {
      return await this.work.handle(trigger, delivery);
    } catch (error) {
      // State that cannot be read or an answer that cannot be published: no attempt of the analysis, so it never gives up.
      const afterMs = retryDelayMs(Math.min(delivery.deliveryCount, 3));
      this.logger.warn('work_failed', { stage: 'work', group: trigger.group, afterMs, error });
      return retryAfter(afterMs, 'stream-unavailable');
    }
  }
}
