import { Injectable, type BeforeApplicationShutdown } from '@nestjs/common';
import { Logger } from '../../telemetry/logger.js';

/** Writes under way or waiting; what comes beyond is not kept. */
const MAX_PENDING = 64;
/** Longest that a stopping process waits for them, in ms. */
const STOP_MS = 5000;

/** Writes to history that nobody waits for. Each fails by itself, with a line in the log. */
@Injectable()
export class PendingWrites implements BeforeApplicationShutdown {
  readonly #pending = new Set<Promise<void>>();

  constructor(private readonly logger: Logger) {}

  add(write: () => Promise<void>): void {
    if (this.#pending.size >= MAX_PENDING) {
      return this.logger.warn('history_not_written', { error: `${MAX_PENDING} writes are waiting already` });
    }
    const pending = write()
      .catch((error: unknown) => this.logger.warn('history_not_written', { error }))
      .finally(() => this.#pending.delete(pending));
    this.#pending.add(pending);
  }

  /** Resolves when all are done, or after {@link STOP_MS}. */
  async done(): Promise<void> {
    const late = new Promise<void>((resolve) => setTimeout(resolve, STOP_MS).unref());
    await Promise.race([Promise.all(this.#pending), late]);
  }

  async beforeApplicationShutdown(): Promise<void> {
    await this.done();
  }
}
