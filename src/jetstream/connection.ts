import { Injectable } from '@nestjs/common';
import type { NatsConnection } from '@nats-io/transport-node';
import { Settings } from '../config/settings.js';
import type { DependencyStatus } from '../lifecycle/dependency.js';
import { Logger } from '../telemetry/logger.js';
import { orLate } from '../waiting/or-late.js';
import { type Handles, openHandles } from './open.js';
import { StreamUnavailable } from './ports.js';

/** Bound of sending what is buffered when the connection closes, ms. */
const DRAIN_MS = 5000;

/** The process's one connection to NATS. Comes up in the background and never gives up; HTTP works without it. */
@Injectable()
export class NatsLink {
  #handles: Handles | null = null;
  #connected = false;
  #topology: string | null = 'the topology was not checked yet';
  readonly #first = Promise.withResolvers<NatsConnection>();

  constructor(
    private readonly settings: Settings,
    private readonly logger: Logger,
  ) {}

  /** Whether the server can be reached at this moment. */
  get connected(): boolean {
    return this.#connected;
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

  /** Resolves once the first connection stands, however long that takes; rejects when the settings cannot be used. */
  async open(): Promise<void> {
    const handles = await openHandles(this.settings.stream);
    const { nc } = handles;
    this.#handles = handles;
    this.#connected = true;
    this.#first.resolve(nc);
    this.logger.info('nats_connected', { server: nc.getServer(), version: nc.info?.version });
    void this.#watch(nc);
  }

  /** What `verify` or `create` found; `null` when all is as it must be. */
  topologyIs(problem: string | null): void {
    this.#topology = problem;
  }

  /** `disabled`: not configured. `down`: not connected, or the topology is not as it must be. */
  status(): DependencyStatus {
    if (!this.settings.stream.enabled) return { state: 'disabled', detail: null };
    if (!this.#connected) return { state: 'down', detail: 'NATS is not reachable' };
    return this.#topology === null
      ? { state: 'up', detail: null }
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
