import { createInbox, type Msg, type Subscription } from '@nats-io/transport-node';
import type { Handles } from './open.js';
import { PulledMessage } from './pulled-message.js';
import type { ConsumerDefinition } from './topology.js';

/** What one pull asks for. */
export interface PullOptions {
  /** Most messages; fewer come when no more are there. */
  readonly most: number;
  /** How long the first is waited for, ms; 0: only what is there. Also how long a lane may take to notice that the process stops. */
  readonly waitMs: number;
}

/** Silence after which a pull that brought something is over, ms, should the server not say so. */
const SILENCE_MS = 50;

/** A server that says nothing at all within the wait and this is not there, or the consumer is not, ms. */
const SLACK_MS = 1000;

/** Most bytes of one pull of several messages; twice the server's largest message where that is more. */
const BATCH_BYTES = 4 * 1024 * 1024;

const NANOS_PER_MS = 1_000_000;

/** Status codes by which the server says that nothing more comes: no messages, timeout. */
const OVER = new Set([404, 408]);

/** A pull that failed: the consumer is gone, or nobody answers. */
export class PullFailed extends Error {
  override readonly name = 'PullFailed';
}

interface Flight {
  readonly inbox: string;
  readonly messages: PulledMessage[];
  readonly most: number;
  readonly end: (error?: Error) => void;
  readonly heard: () => void;
}

/**
 * Pulls from one durable consumer, one pull after the other. A pull waits for a first message and then takes what is there
 * beside it (`no_wait` with an expiry; docs/nats-facts.md "Pulling"). The subscription stays, so that a message which comes
 * late is taken by the next pull and not stranded until `ack_wait`.
 */
export class Puller {
  #subscription: { readonly of: Handles; readonly base: string; readonly own: Subscription } | null = null;
  #flight: Flight | null = null;
  #late: PulledMessage[] = [];
  #pulls = 0;

  constructor(private readonly definition: ConsumerDefinition) {}

  /** @throws {PullFailed} */
  async next(handles: Handles, { most, waitMs }: PullOptions): Promise<readonly PulledMessage[]> {
    const late = this.#takeLate();
    if (late.length > 0) return late;
    const { stream, config } = this.definition;
    const base = this.#listen(handles);
    this.#pulls += 1;
    const inbox = `${base}.${this.#pulls}`;
    const flight = this.#begin(inbox, most, waitMs);
    const largest = handles.nc.info?.max_payload ?? 0;
    const request = {
      batch: most,
      no_wait: true,
      ...(most > 1 && { max_bytes: Math.max(BATCH_BYTES, 2 * largest) }),
      ...(waitMs > 0 && { expires: waitMs * NANOS_PER_MS }),
    };
    const api = handles.js.apiPrefix;
    handles.nc.publish(`${api}.CONSUMER.MSG.NEXT.${stream}.${config.durable_name}`, JSON.stringify(request), {
      reply: inbox,
    });
    return flight;
  }

  /** Ends the subscription. @returns what came and was not taken: it has to be handed back */
  stop(): readonly PulledMessage[] {
    this.#subscription?.own.unsubscribe();
    this.#subscription = null;
    return this.#takeLate();
  }

  #takeLate(): readonly PulledMessage[] {
    const late = this.#late;
    this.#late = [];
    return late;
  }

  /** Resolves with what came, also when the server fell silent or the consumer went away after that. */
  #begin(inbox: string, most: number, waitMs: number): Promise<readonly PulledMessage[]> {
    const { promise, resolve, reject } = Promise.withResolvers<readonly PulledMessage[]>();
    const messages: PulledMessage[] = [];
    const end = (error?: Error): void => {
      clearTimeout(timer);
      if (this.#flight?.inbox === inbox) this.#flight = null;
      if (error !== undefined && messages.length === 0) reject(error);
      else resolve(messages);
    };
    const unanswered = new PullFailed('the server did not answer a pull: is the consumer there?');
    let timer = setTimeout(() => end(unanswered), waitMs + SLACK_MS);
    const heard = (): void => {
      clearTimeout(timer);
      timer = setTimeout(end, SILENCE_MS);
    };
    this.#flight = { inbox, messages, most, end, heard };
    return promise;
  }

  #listen(handles: Handles): string {
    if (this.#subscription?.of === handles) return this.#subscription.base;
    this.#subscription?.own.unsubscribe();
    const base = createInbox(handles.inboxPrefix);
    const own = handles.nc.subscribe(`${base}.*`, {
      callback: (error, message) =>
        error === null ? this.#take(handles, base, message) : this.#denied(error),
    });
    this.#subscription = { of: handles, base, own };
    return base;
  }

  /** The subscription ended by itself: the server did not allow it. */
  #denied(error: Error): void {
    this.#subscription = null;
    this.#flight?.end(error);
  }

  #take(handles: Handles, base: string, message: Msg): void {
    const flight = this.#flight;
    if (message.subject.startsWith(`${base}.`)) {
      if (flight?.inbox === message.subject) flight.end(statusOf(message));
      return;
    }
    const pulled = new PulledMessage(handles.nc, message);
    if (flight === null) this.#late.push(pulled);
    else {
      flight.messages.push(pulled);
      if (flight.messages.length >= flight.most) flight.end();
      else flight.heard();
    }
  }
}

/** The failure that a status message tells; `undefined` when it only says that nothing more comes. */
const statusOf = ({ headers }: Msg): PullFailed | undefined =>
  headers !== undefined && OVER.has(headers.code)
    ? undefined
    : new PullFailed(
        headers === undefined ? 'an answer without a status' : `${headers.code} ${headers.description}`,
      );
