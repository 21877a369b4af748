import { Controller } from '@nestjs/common';
import { EventPattern, Payload } from '@nestjs/microservices';
import type { Delivery } from '../jetstream/delivery.js';
import { StreamUnavailable } from '../jetstream/ports.js';
import { settleFailure } from '../jetstream/settle-failure.js';
import type { Settlement } from '../jetstream/settlement.js';
import { ALERT_PATTERN } from '../jetstream/strategy.js';
import { Logger } from '../telemetry/logger.js';
import { TakeIn } from './take-in.js';

/** Stage 1: alerts from the stream. */
@Controller()
export class IntakeController {
  constructor(
    private readonly takeIn: TakeIn,
    private readonly logger: Logger,
  ) {}

  @EventPattern<string>(ALERT_PATTERN)
  async alerts(@Payload() delivery: Delivery): Promise<Settlement> {
    try {
      return await this.takeIn.message(delivery);
    } catch (error) {
      return this.#onError(error, delivery);
    }
  }

  #onError(error: unknown, { subject, sequence, deliveryCount: deliveries }: Delivery): Settlement {
    const reason = error instanceof Error ? error.message : String(error);
    const settlement = settleFailure(
      error instanceof StreamUnavailable
        ? { kind: 'stream-unavailable', deliveries }
        : { kind: 'defect', stage: 'intake', reason, deliveries },
    );
    this.logger.warn('intake_failed', { stage: 'intake', subject, sequence, settlement, error });
    return settlement;
  }
}
