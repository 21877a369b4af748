import { Controller } from '@nestjs/common';
import { EventPattern, Payload } from '@nestjs/microservices';
import type { Delivery } from '../jetstream/delivery.js';
import { failureOf, settleFailure } from '../jetstream/settle-failure.js';
import { ackLightly, retryAfter, type Settlement } from '../jetstream/settlement.js';
import { RESULT_PATTERN } from '../jetstream/strategy.js';
import { Logger } from '../telemetry/logger.js';
import { TRACEPARENT } from '../telemetry/trace-context.js';
import { toldResult } from './notice/told-result.js';
import { CurrentRoutes } from './routes/current-routes.js';
import { sinksFor } from './routes/matching.js';
import { RoutesUnusable } from './routes/routes-file.js';
import { NotifyTriggers } from './telling/triggers.js';

/** Until a result is looked at again that nobody can say whom it is for, ms. */
const NO_ROUTES_MS = 10_000;

/** Reads each group's result once and wakes the sinks that it is for. */
@Controller()
export class ResultsController {
  constructor(
    private readonly routes: CurrentRoutes,
    private readonly triggers: NotifyTriggers,
    private readonly logger: Logger,
  ) {}

  @EventPattern<string>(RESULT_PATTERN)
  async results(@Payload() deliveries: readonly Delivery[]): Promise<readonly Settlement[]> {
    return Promise.all(deliveries.map((delivery) => this.result(delivery)));
  }

  async result({ sequence, data, headers, deliveryCount }: Delivery): Promise<Settlement> {
    try {
      const told = toldResult(sequence, data);
      // Somebody else's message on our subject is told nobody.
      if (told === null) return ackLightly;
      const routes = await this.routes.routes();
      // A story may go on at a sink that no route leads to any longer.
      const sinks = (told.result.after ?? 1) > 0 ? routes.sinks.keys() : sinksFor(routes, told).keys();
      for (const sink of sinks)
        await this.triggers.publish({ sink, group: told.result.group.id }, headers[TRACEPARENT]);
      return ackLightly;
    } catch (error) {
      if (error instanceof RoutesUnusable) return retryAfter(NO_ROUTES_MS, 'no-routes');
      const settlement = settleFailure(failureOf(error, 'notify', deliveryCount));
      this.logger.warn('result_not_routed', { sequence, settlement, error });
      return settlement;
    }
  }
}
