import type { Consumer, JsMsg } from '@nats-io/jetstream';
import type { Handles } from './open.js';
import type { ConsumerDefinition } from './topology.js';

/** How long one pull waits for a message; also how long a lane may take to notice that the process stops. */
const EXPIRES_MS = 2000;

/** Pulls from one durable consumer, one message at a time. */
export class Puller {
  #consumer: { readonly of: Handles; readonly consumer: Consumer } | null = null;

  constructor(private readonly definition: ConsumerDefinition) {}

  /**
   * The next message, or `null` when none came within two seconds. The pull runs out by itself: stopping it early would
   * strand a message that is already on its way until `ack_wait` (docs/nats-facts.md "Pulling").
   */
  async next(handles: Handles): Promise<JsMsg | null> {
    const consumer = await this.#get(handles);
    const batch = await consumer.fetch({ max_messages: 1, expires: EXPIRES_MS });
    let message: JsMsg | null = null;
    for await (const received of batch) message = received;
    return message;
  }

  /** Looks the consumer up again at the next pull: after an error it may have been deleted and made anew. */
  forget(): void {
    this.#consumer = null;
  }

  async #get(handles: Handles): Promise<Consumer> {
    if (this.#consumer?.of === handles) return this.#consumer.consumer;
    const { stream, config } = this.definition;
    const consumer = await handles.js.consumers.get(stream, config.durable_name);
    this.#consumer = { of: handles, consumer };
    return consumer;
  }
}
