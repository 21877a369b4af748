import { orAborted } from './or-aborted.js';
import { ConversationBusy, type Waiting } from './session-store.js';

export interface TurnsOptions {
  /** How many have their turn at the same time. */
  readonly atOnce: number;
  /** How many stand in line at most, those included. */
  readonly inLine: number;
}

/** For conversations. More wait for one only where something goes round in circles. */
const ONE_BY_ONE: TurnsOptions = { atOnce: 1, inLine: 64 };

/** Aborted when the caller no longer wants its turn, or with {@link ConversationBusy} when it did not come in time. */
export const patienceOf = ({ signal, maxWaitMs }: Waiting): AbortSignal => {
  const patience = new AbortController();
  const tooLate = (): void =>
    patience.abort(new ConversationBusy(`the conversation was not free within ${maxWaitMs} ms`));
  setTimeout(tooLate, maxWaitMs).unref();
  return AbortSignal.any([signal, patience.signal]);
};

/** One line per key, within this process: first come, first served. */
export class Turns {
  readonly #lines = new Map<string, PromiseWithResolvers<void>[]>();

  constructor(private readonly options: TurnsOptions = ONE_BY_ONE) {}

  /**
   * Waits for one's turn.
   * @returns what ends it; to be called once
   * @throws the reason of `patience`, or {@link ConversationBusy} when too many stand in line already
   */
  async enter(key: string, patience: AbortSignal): Promise<() => void> {
    patience.throwIfAborted();
    const line = this.#lines.get(key) ?? [];
    if (line.length >= this.options.inLine) throw new ConversationBusy('too many wait in line already');
    this.#lines.set(key, line);
    const ticket = Promise.withResolvers<void>();
    line.push(ticket);
    if (line.length <= this.options.atOnce) ticket.resolve();
    const leave = (): void => this.#leave(key, line, ticket);
    try {
      await orAborted(ticket.promise, patience);
    } catch (error) {
      leave();
      throw error;
    }
    return leave;
  }

  #leave(key: string, line: PromiseWithResolvers<void>[], ticket: PromiseWithResolvers<void>): void {
    line.splice(line.indexOf(ticket), 1);
    line[this.options.atOnce - 1]?.resolve();
    if (line.length === 0) this.#lines.delete(key);
  }
}
