import { Injectable } from '@nestjs/common';
import type { NatsConnection } from '@nats-io/transport-node';
import { Settings } from '../config/settings.js';
import type { DependencyStatus } from '../lifecycle/dependency.js';
import { Logger } from '../telemetry/logger.js';
import { doublingMs } from '../waiting/backoff.js';
import { orLate } from '../waiting/or-late.js';
import { idle } from '../waiting/sleep.js';
import { connectFailureOf, type ConnectFailure } from './connect-failure.js';
import { type Handles, openHandles } from './open.js';
import { StreamUnavailable } from './ports.js';

/** Bound of sending what is buffered when the connection closes, ms. */
const DRAIN_MS = 5000;

/** Wait before opening is tried again, ms. */
const RETRY_MS = { first: 500, most: 15_000 };
/** The same while no server answers, ms. */
const AWAY_RETRY_MS = 1000;

/** The process's one connection to NATS. Comes up in the background and never gives up; HTTP works without it. */
@Injectable()
export class NatsLink {
  #handles: Handles | null = null;
  #connected = false;
  #lanesRun = false;
  /** Why no connection can be opened, as far as that is known. */
  #refusal: ConnectFailure | null = null;
  #topology: string | null = 'the topology was not checked yet';
  #difference: string | null = null;
  #checked = false;
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
        // Not left to the client: it would wait for a server that refuses us as silently as for one that is away.
        return this.#opened(await openHandles(this.settings.stream, { waitOnFirstConnect: false }));
      } catch (error) {
        const failure = connectFailureOf(error, this.settings.stream);
        this.#cannotConnect(failure, error);
        await idle(failure.state === 'unreachable' ? AWAY_RETRY_MS : doublingMs(attempt, RETRY_MS), stop);
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
  #cannotConnect(failure: ConnectFailure, error: unknown): void {
    const isNews = failure.reason !== this.#refusal?.reason;
    this.#refusal = failure;
    const { variable, remedy } = failure;
    if (isNews) this.logger.error('nats_not_usable', { error, variable, remedy });
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
    this.#checked = true;
    this.#topology = problem;
    this.#difference = difference;
  }

  /** The connection, and whether the topology is as it must be. */
  status(): DependencyStatus {
    if (!this.settings.stream.enabled) return { state: 'off', detail: null };
    if (!this.#connected) return this.#notConnected();
    if (this.#topology !== null)
      return {
        state: this.#checked ? 'misconfigured' : 'starting',
        detail: this.#topology,
        variable: 'STREAM_PROVISION',
        remedy:
          'create or correct what is named (kuberca topology prints the definitions and rights), or set STREAM_PROVISION=create',
      };
    if (!this.#lanesRun) return { state: 'starting', detail: 'the lanes have not started' };
    if (this.#difference === null) return { state: 'up', detail: null };
    return {
      state: 'degraded',
      detail: this.#difference,
      variable: 'STREAM_*',
      remedy: 'change what exists with the nats CLI, or set the settings back to it',
    };
  }

  #notConnected(): DependencyStatus {
    const failure = this.#refusal;
    if (failure === null) return { state: 'starting', detail: 'NATS is not reachable yet' };
    const { state, variable, remedy, reason } = failure;
    const detail =
      state === 'unreachable' ? `NATS is not reachable: ${reason}` : `NATS cannot be used: ${reason}`;
    return { state, detail, variable, remedy };
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
        if (this.#connected)
          this.#refusal = connectFailureOf(new Error('connection lost'), this.settings.stream);
        this.#connected = false;
      } else if (status.type === 'reconnect') {
        this.#connected = true;
        this.#refusal = null;
        this.logger.info('nats_reconnected', { server: nc.getServer() });
      } else if (status.type === 'error') {
        this.logger.warn('nats_error', { error: status.error });
        if (!this.#connected) this.#refusal = connectFailureOf(status.error, this.settings.stream);
      }
    }
    this.#connected = false;
  }
}
