import type { Masked, Masker } from '../../masking/index.js';
import type { ConversationMessage } from '../../sessions/conversation-message.js';
import type { LlmMessage, LlmReply, LlmToolCall, ToolCallSignature } from '../provider.js';
import { shortened } from './shortened.js';

/** A call as the conversation names it. */
export type NumberedCall = Pick<LlmToolCall, 'id' | 'name' | 'arguments'>;

/** What a tool answered to one of the calls. */
export interface CallResult {
  readonly call: NumberedCall;
  readonly text: string;
}

/**
 * The messages of one investigation. Calls get ids of our own (`c1`, `c2` …): those of providers differ in form, are long,
 * and would not survive a change of provider. What a provider wants back with a call is kept beside the messages, because
 * masking would destroy it.
 */
export class Conversation {
  #opening: readonly LlmMessage[];
  #rest: readonly ConversationMessage[] = [];
  #calls: number;
  readonly #signatures = new Map<string, ToolCallSignature>();

  constructor(
    private readonly masker: Pick<Masker, 'mask'>,
    opening: readonly LlmMessage[],
  ) {
    this.#opening = opening;
    this.#calls = lastCall(opening);
  }

  /** All messages, as they may leave the process. */
  get messages(): Masked<readonly LlmMessage[]> {
    return this.masker.mask([...this.#opening, ...this.#rest]);
  }

  /** All that was said, as it is kept: without the system message, which is the same for all. */
  get transcript(): Masked<readonly ConversationMessage[]> {
    return this.masker.mask([...this.#opening, ...this.#rest].filter((message) => message.role !== 'system'));
  }

  get signatures(): ReadonlyMap<string, ToolCallSignature> {
    return this.#signatures;
  }

  /** Adds a reply that calls tools. */
  called({ text, toolCalls }: Pick<LlmReply, 'text' | 'toolCalls'>): readonly NumberedCall[] {
    const numbered = toolCalls.map((call) => this.#number(call));
    this.#add({ role: 'assistant', text: text.trim() === '' ? null : text, toolCalls: numbered });
    return numbered;
  }

  /** Adds what the tools answered, one message a call. */
  answered(results: readonly CallResult[]): void {
    for (const { call, text } of results) this.#add({ role: 'tool', callId: call.id, name: call.name, text });
  }

  /** Adds a reply in words; an empty one is left out, since providers refuse those. */
  said(text: string): void {
    if (text.trim() !== '') this.#add({ role: 'assistant', text, toolCalls: [] });
  }

  ask(text: string): void {
    this.#add({ role: 'user', text });
  }

  /** Starts from a shorter opening, and keeps the start of what each tool answered. */
  shrink(opening: readonly LlmMessage[]): void {
    this.#opening = opening;
    this.#rest = this.#rest.map((message) =>
      message.role === 'tool' ? { ...message, text: shortened(message.text) } : message,
    );
  }

  #number({ name, arguments: text, signature }: LlmToolCall): NumberedCall {
    this.#calls += 1;
    const id = `c${this.#calls}`;
    if (signature !== undefined) this.#signatures.set(id, signature);
    return { id, name, arguments: text };
  }

  #add(message: ConversationMessage): void {
    this.#rest = [...this.#rest, message];
  }
}

/** The greatest number of a call in messages of an earlier turn; ids must not come twice. */
const lastCall = (messages: readonly LlmMessage[]): number =>
  Math.max(
    0,
    ...messages.flatMap((message) =>
      message.role === 'assistant'
        ? message.toolCalls.map(({ id }) => Number(/^c(\d+)$/.exec(id)?.[1] ?? 0))
        : [],
    ),
  );
