import { Injectable } from '@nestjs/common';
import type { Msg, Subscription } from '@nats-io/transport-node';
import { randomUUID } from 'node:crypto';
import { Observable, type Subscriber } from 'rxjs';
import { z } from 'zod';
import { Settings } from '../config/settings.js';
import { Logger } from '../telemetry/logger.js';
import { NatsLink } from './connection.js';
import { fromBytes, toBytes } from './ports.js';
import { names } from './stream-names.js';

/** What the processes of the service tell each other about. */
export type ReplicaTopic = 'model';

/** Longest message that is read, in bytes. */
const MAX_BYTES = 4096;

const envelope = z.object({ from: z.string(), body: z.unknown() });

/**
 * Short messages to the other processes of the service, over core NATS: not stored, so whoever is not connected at that
 * moment, or starts later, never hears them.
 */
@Injectable()
export class ReplicaChannel {
  /** Names this process. */
  readonly #self = randomUUID();

  constructor(
    private readonly link: NatsLink,
    private readonly settings: Settings,
    private readonly logger: Logger,
  ) {}

  /** @returns whether it was sent; `off` when no stream is configured. Nobody tells whether it was heard. */
  say(topic: ReplicaTopic, body: unknown): 'sent' | 'not-connected' | 'off' {
    if (!this.settings.stream.enabled) return 'off';
    try {
      this.link.handles().nc.publish(this.#subject(topic), toBytes({ from: this.#self, body }));
      return 'sent';
    } catch (error) {
      this.logger.debug('replica_message_not_sent', { topic, error });
      return 'not-connected';
    }
  }

  /** What the others say, unchecked; begins when NATS is connected and survives its loss. */
  heard$(topic: ReplicaTopic): Observable<unknown> {
    return new Observable((subscriber) => {
      let subscription: Subscription | null = null;
      void this.link.connection.then((nc) => {
        if (subscriber.closed) return;
        subscription = nc.subscribe(this.#subject(topic), {
          callback: (error, message) => this.#hear(topic, subscriber, error, message),
        });
      });
      return () => subscription?.unsubscribe();
    });
  }

  #hear(topic: ReplicaTopic, subscriber: Subscriber<unknown>, error: Error | null, message: Msg): void {
    if (error !== null) {
      const remedy = `allow this user to subscribe to ${this.#subject(topic)} (see: kuberca topology)`;
      this.logger.warn('replica_channel_failed', { topic, error, remedy });
      return;
    }
    const said = this.#read(message.data);
    if (said === null) {
      this.logger.warn('replica_message_unreadable', { topic, bytes: message.data.length });
    } else if (said.from !== this.#self) {
      subscriber.next(said.body);
    }
  }

  #read(bytes: Uint8Array): z.output<typeof envelope> | null {
    if (bytes.length > MAX_BYTES) return null;
    try {
      return envelope.safeParse(fromBytes(bytes)).data ?? null;
    } catch {
      return null;
    }
  }

  #subject(topic: ReplicaTopic): string {
    return names(this.settings.stream.prefix).control(topic);
  }
}
