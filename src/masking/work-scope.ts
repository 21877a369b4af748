import { AsyncLocalStorage } from 'node:async_hooks';
import { EchoMemory } from './echoes/echo-memory.js';
import { NameBook } from './pseudonyms/name-book.js';

/** Most conversations of which something is remembered between their turns. */
const MOST_CONVERSATIONS = 200;

/** What is remembered of one analysis or conversation: which values were hidden, and what stands for names. */
export class Remembered {
  readonly echoes = new EchoMemory();
  readonly names = new NameBook();
  /** By rule, how many spans were hidden. */
  readonly hidden = new Map<string, number>();
}

interface Work {
  readonly remembered: Remembered;
  /** Long texts in which the rules found nothing, kept for this turn only. */
  readonly clean: Set<string>;
}

/** Which work is being done now: that of an analysis, or of a turn of a conversation. */
export class WorkScope {
  readonly #current = new AsyncLocalStorage<Work>();
  readonly #conversations = new Map<string, Remembered>();

  /** What is remembered here; nothing outside of any work. */
  get remembered(): Remembered {
    return this.#current.getStore()?.remembered ?? new Remembered();
  }

  get clean(): Set<string> {
    return this.#current.getStore()?.clean ?? new Set();
  }

  /**
   * Runs work in which a value that was hidden once is hidden wherever it turns up.
   * @param conversation whose earlier turns belong to it; `null` for work that begins anew
   */
  run<T>(conversation: string | null, work: () => T): T {
    const remembered = conversation === null ? new Remembered() : this.#of(conversation);
    return this.#current.run({ remembered, clean: new Set() }, work);
  }

  #of(conversation: string): Remembered {
    const known = this.#conversations.get(conversation) ?? new Remembered();
    this.#conversations.delete(conversation);
    this.#conversations.set(conversation, known);
    const [oldest] = this.#conversations.keys();
    if (this.#conversations.size > MOST_CONVERSATIONS && oldest !== undefined)
      this.#conversations.delete(oldest);
    return known;
  }
}
