import { Controller } from '@nestjs/common';
import { EventPattern, Payload } from '@nestjs/microservices';
import type { Delivery } from '../jetstream/delivery.js';
import type { Settlement } from '../jetstream/settlement.js';
import { ALERT_PATTERN } from '../jetstream/strategy.js';
import { TakeIn } from './take-in.js';

/** Stage 1: alerts from the stream. */
@Controller()
export class IntakeController {
  constructor(private readonly takeIn: TakeIn) {}

  @EventPattern<string>(ALERT_PATTERN)
  async alerts(@Payload() deliveries: readonly Delivery[]): Promise<readonly Settlement[]> {
    return this.takeIn.messages(deliveries);
  }
}
