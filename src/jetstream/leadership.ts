import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { Lifecycle } from '../lifecycle/lifecycle.js';
import { Logger } from '../telemetry/logger.js';
import { jittered } from '../waiting/backoff.js';
import { idle } from '../waiting/sleep.js';
import { NatsLink } from './connection.js';
import { Leases } from './lease.js';

/** How often a process asks whether it may lead, ms. */
const ASK_MS = 5_000;

/** Work that one process at a time does for as long as it can: another goes on when it ends or is cut off. */
@Injectable()
export class Leadership {
  constructor(
    private readonly leases: Leases,
    private readonly link: NatsLink,
    private readonly lifecycle: Lifecycle,
    private readonly logger: Logger,
  ) {}

  /**
   * Leads whenever nobody else does, until the process stops. Never rejects.
   * @param key of the lease: not the hash of any group
   * @param work ends with its signal: when the process stops, or another leads
   */
  async lead(key: string, work: (signal: AbortSignal) => Promise<void>): Promise<void> {
    const { stopSignal } = this.lifecycle;
    while (!stopSignal.aborted) {
      await this.#term(key, work).catch((error: unknown) => {
        if (!stopSignal.aborted) this.logger.warn('leading_failed', { work: key, error });
      });
      await idle(jittered(ASK_MS, 0.25), stopSignal);
    }
  }

  async #term(key: string, work: (signal: AbortSignal) => Promise<void>): Promise<void> {
    // Before there are streams there is nothing to lead.
    if (!['up', 'degraded'].includes(this.link.status().state)) return;
    const lease = await this.leases.acquire(key, randomUUID());
    if (lease === null) return;
    this.logger.info('leading', { work: key });
    try {
      await work(AbortSignal.any([lease.lost, this.lifecycle.stopSignal]));
    } finally {
      await lease.release();
      this.logger.info('leading_ended', { work: key });
    }
  }
}
