import { listOf, type Masked, type Masker, together } from '../masking/index.js';
import type { ConversationMessage } from '../sessions/conversation-message.js';
import type { GivenReply, LlmMessage, LlmReply, LlmToolCall } from '../llm/provider.js';
import { toolName } from '../llm/tool-name.js';
import { shortened } from './shortened.js';

/** A call as the conversation names it. */
export type NumberedCall = Pick<LlmToolCall, 'id' | 'name' | 'arguments'>;

/** What a tool answered to one of the calls. */
export interface CallResult {
  readonly call: NumberedCall;
  readonly text: string;
}

/** How a conversation begins. */
export interface Opening {
  readonly system: Masked<string>;
  /** What was said before, the question last. */
  readonly messages: readonly Masked<ConversationMessage>[];
  /** What it leaves out, a sentence each, where the reader is not told otherwise. */
  readonly cuts?: readonly string[];
}

/** An opening from plain texts. */
export const openingFrom = (
  masker: Pick<Masker, 'mask'>,
  system: string,
  messages: readonly ConversationMessage[],
): Opening => ({
  system: masker.mask(system),
  messages: messages.map((message) => masker.mask(message)),
});

/**
 * The messages of one investigation, each masked once, when it is added. Calls get ids of our own (`c1`, `c2` …): those of
 * providers differ in form, are long, and would not survive a change of provider. What a provider wants back with its reply
 * is kept beside the messages, because masking would destroy it.
 */
export class Conversation {
  #opening: Opening;
  #rest: readonly Masked<ConversationMessage>[] = [];
  #calls: number;
  /** By the place in {@link #rest} of the reply it came with. */
  readonly #given = new Map<number, GivenReply>();

  constructor(
    private readonly masker: Pick<Masker, 'mask'>,
    opening: Opening,
  ) {
    this.#opening = opening;
    this.#calls = lastCall(opening.messages);
  }

  /** All messages, as they may leave the process. */
  get messages(): Masked<readonly LlmMessage[]> {
    const system = together<LlmMessage>({ role: this.masker.mask('system'), text: this.#opening.system });
    return listOf<LlmMessage>([system, ...this.#opening.messages, ...this.#rest]);
  }

  /** All that was said, as it is kept: without the system text, which is the same for all. */
  get transcript(): Masked<readonly ConversationMessage[]> {
    return listOf([...this.#opening.messages, ...this.#rest]);
  }

  /** What came with replies and goes back with them, by the place of the reply in {@link messages}. */
  get given(): ReadonlyMap<number, GivenReply> {
    const before = 1 + this.#opening.messages.length;
    return new Map([...this.#given].map(([at, given]) => [before + at, given]));
  }

  /** Adds a reply that calls tools. */
  called({
    text,
    toolCalls,
    given,
  }: Pick<LlmReply, 'text' | 'toolCalls' | 'given'>): readonly NumberedCall[] {
    const numbered = toolCalls.map((call) => this.#number(call));
    this.#keep(given);
    this.#add({ role: 'assistant', text: text.trim() === '' ? null : text, toolCalls: numbered });
    return numbered;
  }

  /** Adds what the tools answered, one message a call. */
  answered(results: readonly CallResult[]): void {
    for (const { call, text } of results) this.#add({ role: 'tool', callId: call.id, name: call.name, text });
  }

  /** Adds a reply in words; an empty one is left out, since providers refuse those. */
  said({ text, given }: Pick<LlmReply, 'text' | 'given'>): void {
    if (text.trim() === '') return;
    this.#keep(given);
    this.#add({ role: 'assistant', text, toolCalls: [] });
  }

  ask(text: string): void {
    this.#add({ role: 'user', text });
  }

  /** Starts from a shorter opening, and keeps the start of what each tool answered. */
  shrink(opening: Opening): void {
    this.#opening = opening;
    this.#rest = this.#rest.map(({ value }) =>
      this.masker.mask(value.role === 'tool' ? { ...value, text: shortened(value.text) } : value),
    );
  }

  #number({ name, arguments: text }: LlmToolCall): NumberedCall {
    this.#calls += 1;
    return { id: `c${this.#calls}`, name: toolName(name), arguments: text };
  }

  /** To be called before the reply itself is added. */
  #keep(given: GivenReply | undefined): void {
    if (given !== undefined) this.#given.set(this.#rest.length, given);
  }

  #add(message: ConversationMessage): void {
    this.#rest = [...this.#rest, this.masker.mask(message)];
  }
}

/** The greatest number of a call in messages of an earlier turn; ids must not come twice. */
const lastCall = (messages: Opening['messages']): number =>
  Math.max(
    0,
    ...messages.flatMap(({ value }) =>
      value.role === 'assistant'
        ? value.toolCalls.map(({ id }) => Number(/^c(\d+)$/.exec(id)?.[1] ?? 0))
        : [],
    ),
  );
