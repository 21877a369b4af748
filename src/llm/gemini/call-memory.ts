import { randomBytes } from 'node:crypto';
import type { FunctionCall, Part } from '@google/genai';
import type { LlmToolCall } from '../provider.js';

/** What Gemini gave with a call and wants back with it. */
export interface KeptCall {
  /** Gemini's own id of the call. */
  readonly id: string | undefined;
  /** Without it Gemini 3 answers 400. */
  readonly thoughtSignature: string | undefined;
}

/** Most that is kept, in characters: some 2,000 calls of a model that thinks. */
const MAX_CHARACTERS = 8 * 1024 * 1024;
/** What a call takes besides its texts. */
const CALL_CHARACTERS = 100;

const sizeOf = ({ id = '', thoughtSignature = '' }: KeptCall): number =>
  CALL_CHARACTERS + id.length + thoughtSignature.length;

/**
 * Keeps what Gemini wants back with each call, under an id made up here. A thought signature is a long run of base64: the
 * masking takes it, rightly, out of a conversation, and it is of use to nobody else. What was used least recently goes
 * first; a call that is not known any more is sent without.
 */
export class CallMemory {
  readonly #kept = new Map<string, KeptCall>();
  #characters = 0;

  constructor(private readonly maxCharacters: number = MAX_CHARACTERS) {}

  /** The model's call, with an id of 29 characters that is unique and that every provider takes. */
  keep(call: FunctionCall, thoughtSignature: Part['thoughtSignature']): LlmToolCall {
    const id = `call_${randomBytes(12).toString('hex')}`;
    this.#add(id, { id: call.id, thoughtSignature });
    return { id, name: call.name ?? '', arguments: JSON.stringify(call.args ?? {}) };
  }

  /** What came with the call of this id; `null` when it is another provider's or forgotten. */
  of(id: string): KeptCall | null {
    const kept = this.#kept.get(id);
    if (kept === undefined) return null;
    this.#kept.delete(id);
    this.#kept.set(id, kept);
    return kept;
  }

  #add(id: string, kept: KeptCall): void {
    this.#kept.set(id, kept);
    this.#characters += sizeOf(kept);
    for (const [oldest, forgotten] of this.#kept) {
      if (this.#characters <= this.maxCharacters) return;
      this.#kept.delete(oldest);
      this.#characters -= sizeOf(forgotten);
    }
  }
}
