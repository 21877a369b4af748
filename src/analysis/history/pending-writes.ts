import { Injectable, type BeforeApplicationShutdown } from '@nestjs/common';
import { Settings } from '../../config/settings.js';
import { Logger } from '../../telemetry/logger.js';
import { orLate } from '../../waiting/or-late.js';

/** Writes under way or waiting, as many as there can be lanes; what comes beyond is not kept. */
const MAX_PENDING = 256;
/** Longest that a stopping process waits for them, in ms and as a share of its grace period. */
const STOP_MS = 5000;
const GRACE_SHARE = 0.1;

/** Writes to history that nobody waits for. Each fails by itself, with a line in the log. */
@Injectable()
export class PendingWrites implements BeforeApplicationShutdown {
  readonly #pending = new Set<Promise<void>>();

  readonly #stopMs: number;

  constructor(
    private readonly logger: Logger,
    { server }: Settings,
  ) {
    this.#stopMs = Math.min(STOP_MS, server.shutdownGraceSeconds * 1000 * GRACE_SHARE);
  }

  add(write: () => Promise<void>): void {
    if (this.#pending.size >= MAX_PENDING) {
      return this.logger.warn('history_not_written', { error: `${MAX_PENDING} writes are waiting already` });
    }
    const pending = write()
      .catch((error: unknown) => this.logger.warn('history_not_written', { error }))
      .finally(() => this.#pending.delete(pending));
    this.#pending.add(pending);
  }

  /** Resolves when all are done, or after 5 s, or a tenth of the grace period where that is less. */
  async done(): Promise<void> {
    await orLate<unknown>(Promise.all(this.#pending), this.#stopMs, () => undefined);
  }

  async beforeApplicationShutdown(): Promise<void> {
    await this.done();
  }
}
