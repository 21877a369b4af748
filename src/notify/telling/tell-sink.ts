import { Injectable } from '@nestjs/common';
import { Settings } from '../../config/settings.js';
import type { Delivery } from '../../jetstream/delivery.js';
import { Leases } from '../../jetstream/lease.js';
import { settleFailure } from '../../jetstream/settle-failure.js';
import { ack, type Settlement } from '../../jetstream/settlement.js';
import { CurrentRoutes } from '../routes/current-routes.js';
import { routeTo } from '../routes/matching.js';
import { TellDigest } from './tell-digest.js';
import { TellGroup } from './tell-group.js';
import { DIGEST, type NotifyTrigger } from './triggers.js';

/** One trigger, one sink, one message at most. */
@Injectable()
export class TellSink {
  constructor(
    private readonly routes: CurrentRoutes,
    private readonly groups: TellGroup,
    private readonly digests: TellDigest,
    private readonly leases: Leases,
    private readonly settings: Settings,
  ) {}

  /**
   * @throws {StreamUnavailable}
   * @throws {RoutesUnusable}
   * @throws {FoldConflict}
   */
  async tell({ sink: name, group }: NotifyTrigger, delivery: Delivery): Promise<Settlement> {
    const routes = await this.routes.routes();
    const sink = this.routes.sink(name);
    const route = routeTo(routes, name);
    // It was taken out of the file.
    if (sink === undefined || route === null) return ack;
    const lease = await this.leases.acquire(`notify.${name}.${group}`, delivery.id);
    if (lease === null) return this.#taken(delivery);
    try {
      return group === DIGEST
        ? await this.digests.tell(sink, route, delivery.signal)
        : await this.groups.tell(sink, group, routes, delivery.signal);
    } finally {
      await lease.release();
    }
  }

  #taken({ deliveryCount }: Delivery): Settlement {
    const leaseTtlMs = this.settings.stream.leaseTtlSeconds * 1000;
    return settleFailure({ kind: 'lease-held', deliveries: deliveryCount, leaseTtlMs });
  }
}
