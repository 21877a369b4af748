import { Injectable } from '@nestjs/common';
import type { NatsConnection } from '@nats-io/transport-node';
import { Settings } from '../config/settings.js';
import type { DependencyStatus } from '../lifecycle/dependency.js';
import { Logger } from '../telemetry/logger.js';
import { doublingMs } from '../waiting/backoff.js';
import { orLate } from '../waiting/or-late.js';
import { idle } from '../waiting/sleep.js';
import { type Handles, openHandles } from './open.js';
import { StreamUnavailable } from './ports.js';

/** Bound of sending what is buffered when the connection closes, ms. */
const DRAIN_MS = 5000;

/** Wait before opening is tried again, ms. */
const RETRY_MS = { first: 500, most: 15_000 };

/** The process's one connection to NATS. Comes up in the background and never gives up; HTTP works without it. */
@Injectable()
export class NatsLink {
  #handles: Handles | null = null;
  #connected = false;
  #lanesRun = false;
  /** Why no connection can be opened, as far as that is known. */
  #refusal: string | null = null;
  #topology: string | null = 'the topology was not checked yet';
  #difference: string | null = null;
  readonly #first = Promise.withResolvers<NatsConnection>();

  constructor(
    private readonly settings: Settings,
    private readonly logger: Logger,
  ) {}

  /** Whether the server can be reached at this moment. */
  get connected(): boolean {
    return this.#connected;
  }

  /** Largest message that the server takes, as it said last; `undefined` before the first connection. */
  get maxPayload(): number | undefined {
    return this.#handles?.nc.info?.max_payload;
  }

  /** The connection, once it stands for the first time; it may be lost again. Stays pending while the stream is off. */
  get connection(): Promise<NatsConnection> {
    return this.#first.promise;
  }

  /**
   * The connection's clients.
   * @throws {StreamUnavailable} before the first connection and while it is lost
   */
  handles(): Handles {
    if (this.#handles === null || !this.#connected) {
      throw new StreamUnavailable(
        this.settings.stream.enabled ? 'NATS is not reachable' : 'the stream is off: NATS_URL is not set',
      );
    }
    return this.#handles;
  }

  /**
   * Resolves once the first connection stands, however long that takes: credentials or a certificate that are not there yet may
   * come, so settings that cannot be used are tried again too. Ends early, without a connection, when `stop` aborts.
   */
  async open(stop: AbortSignal): Promise<void> {
    for (let attempt = 1; !stop.aborted; attempt += 1) {
      try {
        return this.#opened(await openHandles(this.settings.stream));
      } catch (error) {
        this.#cannotConnect(error);
        await idle(doublingMs(attempt, RETRY_MS), stop);
      }
    }
  }

  #opened(handles: Handles): void {
    const { nc } = handles;
    this.#handles = handles;
    this.#connected = true;
    this.#refusal = null;
    this.#first.resolve(nc);
    this.logger.info('nats_connected', { server: nc.getServer(), version: nc.info?.version });
    void this.#watch(nc);
  }

  /** Told once for each reason, not at each try. */
  #cannotConnect(error: unknown): void {
    const reason = error instanceof Error ? error.message : String(error);
    if (reason === this.#refusal) return;
    this.#refusal = reason;
    this.logger.error('nats_not_usable', {
      error,
      remedy:
        'look at NATS_URL, NATS_CONTEXT, NATS_CREDS, NATS_NKEY, NATS_CERT, NATS_KEY and NATS_CA: files must be there and readable; it is tried again',
    });
  }

  /** That messages are taken from now on, or no longer. */
  lanesRun(run: boolean): void {
    this.#lanesRun = run;
  }

  /**
   * What `verify` or `create` found.
   * @param problem why the lanes may not run
   * @param difference what they can run with, and what is not as set all the same
   */
  topologyIs(problem: string | null, difference: string | null = null): void {
    this.#topology = problem;
    this.#difference = difference;
  }

  /** `disabled`: not configured. `down`: not connected, or the topology is not as it must be. */
  status(): DependencyStatus {
    if (!this.settings.stream.enabled) return { state: 'disabled', detail: null };
    if (!this.#connected)
      return {
        state: 'down',
        detail: this.#refusal === null ? 'NATS is not reachable' : `NATS cannot be used: ${this.#refusal}`,
      };
    if (!this.#lanesRun && this.#topology === null)
      return { state: 'down', detail: 'the lanes have not started' };
    return this.#topology === null
      ? { state: 'up', detail: this.#difference }
      : { state: 'down', detail: this.#topology };
  }

  /** Sends what is buffered and closes. Ends within 5 s whatever the server does, at once when it is not reachable. */
  async close(): Promise<void> {
    const handles = this.#handles;
    this.#handles = null;
    if (handles === null) return;
    if (this.#connected) {
      const drained = handles.nc.drain().catch(() => undefined);
      await orLate(drained, DRAIN_MS, () => undefined);
    }
    this.#connected = false;
    await handles.nc.close().catch(() => undefined);
  }

  async #watch(nc: NatsConnection): Promise<void> {
    for await (const status of nc.status()) {
      if (status.type === 'disconnect' || status.type === 'staleConnection') {
        if (this.#connected) this.logger.warn('nats_disconnected', {});
        this.#connected = false;
      } else if (status.type === 'reconnect') {
        this.#connected = true;
        this.logger.info('nats_reconnected', { server: nc.getServer() });
      } else if (status.type === 'error') {
        this.logger.warn('nats_error', { error: status.error });
      }
    }
    this.#connected = false;
  }
}
