import { deadlineAfter, type Deadline } from '../waiting/deadline.js';
import { QueueFull, Slots } from '../waiting/slots.js';
import { ConversationBusy, type Waiting } from './session-store.js';

/** Who stands in line for one conversation. More wait only where something goes round in circles. */
const IN_LINE = 63;

/** Over when the caller no longer wants its turn, or with {@link ConversationBusy} when it did not come in time. */
export const patienceOf = ({ signal, maxWaitMs }: Waiting): Deadline =>
  deadlineAfter(
    signal,
    maxWaitMs,
    () => new ConversationBusy(`the conversation was not free within ${maxWaitMs} ms`),
  );

/** One line per key, within this process: one at a time, first come, first served. */
export class Turns {
  readonly #lines = new Map<string, Slots>();

  /**
   * Waits for one's turn.
   * @returns what ends it
   * @throws the reason of `patience`, or {@link ConversationBusy} when too many stand in line already
   */
  async enter(key: string, patience: AbortSignal): Promise<() => void> {
    const line = this.#lines.get(key) ?? new Slots(1, IN_LINE);
    this.#lines.set(key, line);
    try {
      const leave = await line.take(patience);
      return () => {
        leave();
        this.#forget(key, line);
      };
    } catch (error) {
      this.#forget(key, line);
      throw error instanceof QueueFull ? new ConversationBusy(error.message) : error;
    }
  }

  #forget(key: string, line: Slots): void {
    if (line.running === 0 && this.#lines.get(key) === line) this.#lines.delete(key);
  }
}
