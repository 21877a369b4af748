import { Controller } from '@nestjs/common';
import { EventPattern, Payload } from '@nestjs/microservices';
import type { Delivery } from '../jetstream/delivery.js';
import { receivedSpan } from '../jetstream/received-span.js';
import type { Settlement } from '../jetstream/settlement.js';
import { ALERT_PATTERN } from '../jetstream/strategy.js';
import { inSpan } from '../telemetry/tracing/span.js';
import { TakeIn } from './take-in.js';

/** Stage 1: alerts from the stream. */
@Controller()
export class IntakeController {
  constructor(private readonly takeIn: TakeIn) {}

  /** Messages that are taken in together belong to a trace each: what follows goes on with its own, below no common span. */
  @EventPattern<string>(ALERT_PATTERN)
  async alerts(@Payload() deliveries: readonly Delivery[]): Promise<readonly Settlement[]> {
    const [first, ...others] = deliveries;
    if (first === undefined || others.length > 0) return this.takeIn.messages(deliveries);
    return inSpan(
      () => receivedSpan('take in alerts', first),
      () => this.takeIn.messages(deliveries),
    );
  }
}
