import type { Logger } from '../../telemetry/logger.js';
import type { Database } from './database.js';
import { BATCH, EXPIRE_MS, EXPIRING, expireBatch } from './expire.js';

const HOUR_MS = 3_600_000;
/** Of one run and table; what is left waits for the next hour. */
const MOST_BATCHES = 400;

/** Forgets history that was not used for `SESSION_RETENTION_DAYS`, once an hour. */
export class RetentionJob {
  #timer: NodeJS.Timeout | undefined;
  #stopped = false;

  constructor(
    private readonly database: Database,
    private readonly days: number,
    private readonly logger: Logger,
  ) {}

  start(): void {
    if (this.#timer === undefined) this.#schedule(Math.random() * 0.25);
  }

  /** No further batch is begun. */
  stop(): void {
    this.#stopped = true;
    clearTimeout(this.#timer);
  }

  /** One run over all tables. Never rejects. @returns how many rows went, by table */
  async run(): Promise<Readonly<Record<string, number>>> {
    const deleted: Record<string, number> = {};
    try {
      for (const expiring of EXPIRING) {
        deleted[expiring.table] = await this.#expire(expiring);
      }
      if (Object.values(deleted).some((count) => count > 0))
        this.logger.info('sessions_expired', { days: this.days, deleted });
    } catch (error) {
      this.logger.warn('sessions_not_expired', { error });
    }
    return deleted;
  }

  async #expire(expiring: (typeof EXPIRING)[number]): Promise<number> {
    let total = 0;
    for (let batch = 0; batch < MOST_BATCHES && !this.#stopped; batch++) {
      const deleted = await this.database.run(
        (manager) => expireBatch(manager, expiring, this.days),
        EXPIRE_MS,
      );
      total += deleted;
      if (deleted < BATCH) break;
    }
    return total;
  }

  /** At a random moment, so that replicas that started together do not run together. */
  #schedule(hours: number): void {
    this.#timer = setTimeout(() => {
      void this.run().then(() => {
        if (!this.#stopped) this.#schedule(0.9 + Math.random() * 0.2);
      });
    }, hours * HOUR_MS);
    this.#timer.unref();
  }
}
