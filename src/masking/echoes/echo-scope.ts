import { AsyncLocalStorage } from 'node:async_hooks';
import { EchoMemory } from './echo-memory.js';

/** Most conversations whose values are remembered between their turns. */
const MOST_CONVERSATIONS = 200;

/** Which values are followed by what is masked now: those of the analysis or conversation that is being worked on. */
export class EchoScope {
  readonly #current = new AsyncLocalStorage<EchoMemory>();
  readonly #conversations = new Map<string, EchoMemory>();

  /** What is followed here; a memory of its own outside of any work. */
  get memory(): EchoMemory {
    return this.#current.getStore() ?? new EchoMemory();
  }

  /**
   * Runs work in which a value that was hidden once is hidden wherever it turns up.
   * @param conversation whose earlier turns belong to it; `null` for work that begins anew
   */
  run<T>(conversation: string | null, work: () => T): T {
    return this.#current.run(conversation === null ? new EchoMemory() : this.#of(conversation), work);
  }

  #of(conversation: string): EchoMemory {
    const known = this.#conversations.get(conversation) ?? new EchoMemory();
    this.#conversations.delete(conversation);
    this.#conversations.set(conversation, known);
    const [oldest] = this.#conversations.keys();
    if (this.#conversations.size > MOST_CONVERSATIONS && oldest !== undefined)
      this.#conversations.delete(oldest);
    return known;
  }
}
