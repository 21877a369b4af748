import type { DataSource, EntityManager } from 'typeorm';
import type { Settings } from '../../config/settings.js';
import type { Logger } from '../../telemetry/logger.js';
import { doublingMs, jittered, type Doubling } from '../../waiting/backoff.js';
import { orAborted } from '../../waiting/or-aborted.js';
import { orLate } from '../../waiting/or-late.js';
import { idle } from '../../waiting/sleep.js';
import { Slots } from '../../waiting/slots.js';
import { SessionsUnavailable, type SessionsAvailability } from '../session-store.js';
import { isOutage, unavailable } from './failure.js';
import { withConnection } from './with-connection.js';

export interface DatabaseOptions {
  readonly settings: Settings['sessions'];
  readonly logger: Logger;
  /** Between attempts to reach it, doubling from the first; 500 and 15,000 ms when absent. */
  readonly retryMs?: Doubling;
}

/** `opening`: the first attempt runs, and who asks waits for it. `down`: further ones run, and who asks is told so at once. */
type Phase = 'idle' | 'opening' | 'up' | 'down' | 'closed';

const RETRY_MS = { first: 500, most: 15_000 };
/** Uses that wait for one of `SESSION_DB_POOL_SIZE` connections: each ends within its timeout. */
const MOST_WAITING = 1_000;
/** Share by which a wait is shorter or longer, so that replicas do not knock at once. */
const JITTER = 0.25;
const CLOSE_MS = 2_000;

const fail = (error: unknown): never => {
  throw unavailable(error);
};

/**
 * The database of the history: loaded, connected and migrated in the background, and again after every outage. While it is
 * away every use fails at once, so that an outage costs an analysis nothing.
 */
export class Database {
  #phase: Phase = 'idle';
  #dataSource: DataSource | null = null;
  #failure = new SessionsUnavailable('history is not available: not connected yet');
  #firstAttempt = Promise.withResolvers<void>();
  #recovering: Promise<void> = Promise.resolve();
  readonly #closing = new AbortController();
  /** As many as there are connections, so that a wait for one is never taken for an outage. */
  readonly #uses: Slots;

  constructor(private readonly options: DatabaseOptions) {
    this.#uses = new Slots(options.settings.dbPoolSize, MOST_WAITING);
  }

  availability(): SessionsAvailability {
    return this.#phase === 'up'
      ? { state: 'up', reason: null }
      : { state: 'down', reason: this.#failure.message };
  }

  /** Starts to load and connect, when nothing has yet. Resolves after the first attempt, whatever came of it. */
  start(): Promise<void> {
    if (this.#phase === 'idle') this.#recover();
    return this.#firstAttempt.promise;
  }

  /**
   * Runs queries on one connection, in at most `SESSION_DB_TIMEOUT_SECONDS` with the wait for it.
   * @param timeoutMs where the statements may take longer
   * @throws {SessionsUnavailable} and nothing else; statements that had begun may have taken effect
   */
  async run<T>(
    work: (manager: EntityManager) => Promise<T>,
    timeoutMs = this.options.settings.dbTimeoutSeconds * 1000,
  ): Promise<T> {
    const signal = AbortSignal.timeout(timeoutMs);
    const leave = await this.#uses.take(signal).catch(fail);
    try {
      return await this.#use(await this.#opened(signal), signal, work);
    } finally {
      leave();
    }
  }

  /** Closes the pool. What still runs is cut off. Never rejects; ends within 2 s. */
  async close(): Promise<void> {
    this.#phase = 'closed';
    this.#failure = new SessionsUnavailable('history is not available: the service is stopping');
    this.#closing.abort(this.#failure);
    this.#firstAttempt.resolve();
    const closed = this.#recovering.then(() => this.#discard());
    await orLate(closed, CLOSE_MS, () => undefined).catch(() => undefined);
  }

  async #opened(signal: AbortSignal): Promise<DataSource> {
    if (this.#phase === 'idle' || this.#phase === 'opening')
      await orAborted(this.start(), signal).catch(fail);
    if (this.#phase !== 'up' || this.#dataSource === null) throw this.#failure;
    return this.#dataSource;
  }

  async #use<T>(
    dataSource: DataSource,
    signal: AbortSignal,
    work: (manager: EntityManager) => Promise<T>,
  ): Promise<T> {
    try {
      return await withConnection(dataSource, signal, (runner) => work(runner.manager));
    } catch (error) {
      const failure = unavailable(error);
      if (isOutage(failure)) this.#lose(dataSource, failure);
      throw failure;
    }
  }

  /** All connections go, because the others are likely to be as dead; what comes after is made anew. */
  #lose(dataSource: DataSource, failure: SessionsUnavailable): void {
    if (this.#phase !== 'up' || this.#dataSource !== dataSource) return;
    this.#failure = failure;
    this.#firstAttempt = Promise.withResolvers();
    void this.#discard();
    this.#recover();
  }

  /** Cuts off what uses it. Never rejects. */
  async #discard(): Promise<void> {
    const dataSource = this.#dataSource;
    this.#dataSource = null;
    await dataSource
      ?.destroy()
      .catch((error: unknown) => this.options.logger.debug('sessions_database_not_closed', { error }));
  }

  #recover(): void {
    this.#phase = 'opening';
    this.#recovering = this.#untilUp();
  }

  async #untilUp(): Promise<void> {
    const { signal } = this.#closing;
    for (let failures = 1; !signal.aborted; failures += 1) {
      try {
        return this.#goUp(await this.#attempt());
      } catch (error) {
        void this.#discard();
        this.#goDown(unavailable(error));
      }
      await idle(jittered(doublingMs(failures, this.options.retryMs ?? RETRY_MS), JITTER), signal);
    }
  }

  /** TypeORM is loaded here, and only here: 25 MB and 300 ms that a service without a database never spends. */
  async #attempt(): Promise<number> {
    const { openPostgres, migrate } = await import('./postgres.js');
    const { settings } = this.options;
    this.#dataSource = await openPostgres(settings, (dataSource, error) =>
      this.#lose(dataSource, unavailable(error)),
    );
    return migrate(this.#dataSource, settings.dbTimeoutSeconds * 1000, this.#closing.signal);
  }

  #goUp(migrations: number): void {
    if (this.#phase === 'closed') return;
    this.#phase = 'up';
    this.options.logger.info('sessions_database_up', { migrations });
    this.#firstAttempt.resolve();
  }

  #goDown(failure: SessionsUnavailable): void {
    if (this.#phase === 'closed') return;
    const level = this.#phase === 'down' ? 'debug' : 'warn';
    this.#phase = 'down';
    this.#failure = failure;
    this.options.logger[level]('sessions_database_down', { error: failure });
    this.#firstAttempt.resolve();
  }
}
