import type { Masked } from '../../masking/index.js';
import type { Logger } from '../../telemetry/logger.js';
import type { ConversationMessage } from '../conversation-message.js';
import { ConversationLost, type OpenConversation } from '../session-store.js';
import { append, giveBack, renew, type Hold, type TakenConversation } from './conversations.js';
import type { Database } from './database.js';

export interface HeldConversationOptions {
  readonly database: Database;
  readonly logger: Logger;
  readonly hold: Hold;
  readonly taken: TakenConversation;
  /** What the model is shown. */
  readonly messages: readonly ConversationMessage[];
}

/** Of the lease, until it is renewed: two renewals may fail before it runs out. */
const RENEW_AFTER = 1 / 3;

/** A conversation whose lease is renewed in the background until it is released. No connection is held meanwhile. */
export class HeldConversation implements OpenConversation {
  readonly messages: readonly ConversationMessage[];
  #taken: TakenConversation;
  #lost = false;
  #renewing: Promise<void> = Promise.resolve();
  readonly #timer: NodeJS.Timeout;

  constructor(private readonly options: HeldConversationOptions) {
    this.messages = options.messages;
    this.#taken = options.taken;
    this.#timer = setInterval(() => {
      this.#renewing = this.#renewing.then(() => this.#renew());
    }, options.hold.leaseMs * RENEW_AFTER);
    this.#timer.unref();
  }

  get contextDigest(): string | null {
    return this.#taken.contextDigest;
  }

  async append(
    messages: Masked<readonly ConversationMessage[]>,
    contextDigest: string | null,
  ): Promise<void> {
    const { database, hold } = this.options;
    const { nextNumber } = this.#taken;
    const added = messages.value;
    const held =
      !this.#lost &&
      (await database.run((manager) => append(manager, hold, { nextNumber, contextDigest }, added)));
    if (!held) {
      this.#lost = true;
      throw new ConversationLost('another message of the conversation was answered meanwhile');
    }
    this.#taken = { nextNumber: nextNumber + added.length, contextDigest };
  }

  /** Lets the next one have it. Never rejects: a lease that cannot be given back runs out. */
  async release(): Promise<void> {
    clearInterval(this.#timer);
    await this.#renewing;
    const { database, hold, logger } = this.options;
    await database
      .run((manager) => giveBack(manager, hold))
      .catch((error: unknown) => logger.warn('conversation_not_released', { error }));
  }

  async #renew(): Promise<void> {
    if (this.#lost) return;
    const { database, hold, logger } = this.options;
    try {
      this.#lost = !(await database.run((manager) => renew(manager, hold)));
      if (this.#lost) logger.warn('conversation_lost');
    } catch (error) {
      logger.warn('conversation_not_renewed', { error });
    }
  }
}
