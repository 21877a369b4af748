import { Controller } from '@nestjs/common';
import { EventPattern, Payload } from '@nestjs/microservices';
import type { Delivery } from '../jetstream/delivery.js';
import { receivedSpan } from '../jetstream/received-span.js';
import { failureOf, settleFailure } from '../jetstream/settle-failure.js';
import { retryAfter, type Settlement } from '../jetstream/settlement.js';
import { NOTIFY_PATTERN } from '../jetstream/strategy.js';
import { Logger } from '../telemetry/logger.js';
import { inSpan } from '../telemetry/tracing/span.js';
import { FoldConflict } from './telling/folding.js';
import { TellSink } from './telling/tell-sink.js';
import { notifyTriggerOf } from './telling/triggers.js';
import { RoutesUnusable } from './routes/routes-file.js';

/** Until a message is tried again that met others, and until there are routes, ms. */
const CONFLICT_MS = 500;
const NO_ROUTES_MS = 10_000;

/** One trigger, one sink, one group. */
@Controller()
export class NotifyController {
  constructor(
    private readonly sinks: TellSink,
    private readonly logger: Logger,
  ) {}

  @EventPattern<string>(NOTIFY_PATTERN)
  async triggers(@Payload() deliveries: readonly Delivery[]): Promise<readonly Settlement[]> {
    return Promise.all(deliveries.map((delivery) => this.trigger(delivery)));
  }

  async trigger(delivery: Delivery): Promise<Settlement> {
    const trigger = notifyTriggerOf(delivery.subject);
    if (trigger === null) {
      const reason = 'the subject names no sink and group';
      return settleFailure({ kind: 'invalid-input', stage: 'notify', reason });
    }
    try {
      return await inSpan(
        () => receivedSpan('notify', delivery),
        () => this.sinks.tell(trigger, delivery),
      );
    } catch (error) {
      if (error instanceof FoldConflict) return retryAfter(CONFLICT_MS, 'conflict');
      if (error instanceof RoutesUnusable) return retryAfter(NO_ROUTES_MS, 'no-routes');
      if (delivery.signal.aborted) return settleFailure({ kind: 'stopping' });
      const settlement = settleFailure(failureOf(error, 'notify', delivery.deliveryCount));
      this.logger.warn('notify_failed', { ...trigger, settlement, error });
      return settlement;
    }
  }
}
