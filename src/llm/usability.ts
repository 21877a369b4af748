import { circuitEffectOf } from './circuit-effect.js';
import { LlmError } from './failure.js';

/** Refused requests in a row after which a model that has answered before counts as one that refuses every request. */
const REFUSED_IN_A_ROW = 3;

/**
 * Whether a model does any work. The circuit tells of one that cannot be asked; this of one that can, and takes no request:
 * it wants another form, or declines whatever it is asked.
 */
export class Usability {
  #answered = false;
  #inARow = 0;
  #last: LlmError | null = null;
  #callsNoTool = false;
  #silence: LlmError | null = null;

  answered(): void {
    this.#answered = true;
    this.#inARow = 0;
    this.#last = null;
    this.#silence = null;
  }

  failed(error: unknown): void {
    if (!(error instanceof LlmError)) return;
    const effect = circuitEffectOf(error.kind);
    if (effect === 'outage' && !this.#answered) this.#silence = error;
    if (effect !== 'answered') return;
    this.#silence = null;
    this.#inARow += 1;
    this.#last = error;
  }

  /** It answered in words where it was told to call a tool. */
  calledNoTool(): void {
    this.#callsNoTool = true;
  }

  get callsNoTool(): boolean {
    return this.#callsNoTool;
  }

  /** Why there was no answer from it so far, which no circuit tells before some failures; `null` where it has answered, or was not asked. */
  get silence(): LlmError | null {
    return this.#silence;
  }

  /** Why it counts as one that refuses every request; `null` while it does not. */
  get refusal(): LlmError | null {
    return this.#inARow >= (this.#answered ? REFUSED_IN_A_ROW : 1) ? this.#last : null;
  }
}
