import { z } from 'zod';
import { LlmError } from '../failure.js';
import type { LlmReply, LlmToolCall, LlmUsage } from '../provider.js';
import { inputOf } from './tool-input.js';

const tokens = z.number().nonnegative().nullish();
const usageSchema = z.object({
  input_tokens: tokens,
  output_tokens: tokens,
  cache_creation_input_tokens: tokens,
  cache_read_input_tokens: tokens,
});

/** What is read of a stream's events. Others, and other members, are passed over: the API may add to them. */
const eventSchema = z.object({
  type: z.string(),
  index: z.number().nullish(),
  message: z.object({ usage: usageSchema.nullish() }).optional(),
  content_block: z
    // The rest of a block goes back with it, whatever it is.
    .looseObject({
      type: z.string(),
      text: z.string().optional(),
      id: z.string().optional(),
      name: z.string().optional(),
      input: z.unknown().optional(),
      thinking: z.string().optional(),
      signature: z.string().optional(),
      data: z.string().optional(),
    })
    .optional(),
  delta: z
    .object({
      text: z.string().nullish(),
      partial_json: z.string().nullish(),
      thinking: z.string().nullish(),
      signature: z.string().nullish(),
      stop_reason: z.string().nullish(),
      stop_details: z
        .object({ category: z.string().nullish(), explanation: z.string().nullish() })
        .nullish()
        .catch(null),
    })
    .optional(),
  usage: usageSchema.nullish(),
});

type Event = z.infer<typeof eventSchema>;
type Usage = z.infer<typeof usageSchema>;
type Block = NonNullable<Event['content_block']> & { json: string };

/** One block of a reply, as it goes back. */
export type GivenBlock = Readonly<Record<string, unknown>> & { readonly type: string };

/** A reply with its blocks. */
export interface DraftedReply {
  readonly reply: LlmReply;
  readonly blocks: readonly GivenBlock[];
  /** Whether the model wants to go on, and is to be asked to. */
  readonly paused: boolean;
}

/** One reply as it arrives, event by event. */
export class ReplyDraft {
  readonly #blocks = new Map<number, Block>();
  #usage: Usage = {};
  #stopReason: string | null = null;
  #why: string | null = null;
  #begun = false;
  #complete = false;
  /** Number of the block that was opened last. */
  #last = -1;

  /** Whether the last event has come. */
  get complete(): boolean {
    return this.#complete;
  }

  /** @throws {LlmError} `malformed` when it is no event of the protocol */
  take(raw: unknown): void {
    const parsed = eventSchema.safeParse(raw);
    if (!parsed.success) throw malformed(parsed.error);
    const event = parsed.data;
    switch (event.type) {
      case 'message_start':
        this.#begun = true;
        this.#count(event.message?.usage);
        break;
      case 'content_block_start':
        this.#open(event);
        break;
      case 'content_block_delta':
        this.#extend(event);
        break;
      case 'message_delta':
        this.#stopReason = event.delta?.stop_reason ?? this.#stopReason;
        this.#why = whyOf(event.delta?.stop_details) ?? this.#why;
        this.#count(event.usage);
        break;
      case 'message_stop':
        this.#complete = true;
    }
  }

  /** @throws {LlmError} `malformed` when nothing of the protocol came, `transient` when the end did not */
  drafted(): DraftedReply {
    if (!this.#begun) throw malformed(null);
    // A reason to stop is the end too: some gateways leave out the event behind it.
    if (!this.#complete && this.#stopReason === null)
      throw new LlmError('transient', 'the connection to the model was cut in its answer');
    const blocks = [...this.#blocks.values()];
    const toolCalls = blocks.flatMap((block) => (block.type === 'tool_use' ? [callOf(block)] : []));
    const reply: LlmReply = {
      text: blocks.map(({ type, text = '' }) => (type === 'text' ? text : '')).join(''),
      toolCalls,
      stop: stopOf(this.#stopReason, toolCalls.length > 0),
      ...(this.#why !== null && { why: this.#why }),
      usage: usageOf(this.#usage),
    };
    return { reply, blocks: blocks.flatMap(givenBlock), paused: this.#stopReason === 'pause_turn' };
  }

  /** Counts are of the whole message so far; those left out have not changed. */
  #count(usage: Usage | null | undefined): void {
    const known = Object.entries(usage ?? {}).filter(([, count]) => typeof count === 'number');
    this.#usage = { ...this.#usage, ...Object.fromEntries(known) };
  }

  #open({ index, content_block: block }: Event): void {
    if (block === undefined) throw malformed(null);
    const named = block.id !== undefined && block.name !== undefined;
    if (block.type === 'tool_use' && !named) throw malformed(null);
    this.#last = index ?? this.#last + 1;
    this.#blocks.set(this.#last, { ...block, json: '' });
  }

  /** Without a number it goes on with the last block; a text may begin without its event. */
  #extend({ index, delta }: Event): void {
    const at = index ?? this.#last;
    if (delta === undefined) throw malformed(null);
    if (!this.#blocks.has(at) && typeof delta.text === 'string') {
      this.#open({ type: '', index: Math.max(at, 0), content_block: { type: 'text', text: '' } });
    }
    const block = this.#blocks.get(Math.max(at, 0));
    if (block === undefined) throw malformed(null);
    block.json += delta.partial_json ?? '';
    if (typeof delta.text === 'string') block.text = (block.text ?? '') + delta.text;
    if (typeof delta.thinking === 'string') block.thinking = (block.thinking ?? '') + delta.thinking;
    if (typeof delta.signature === 'string') block.signature = delta.signature;
  }
}

const callOf = (block: Block): LlmToolCall => ({
  id: block.id ?? '',
  name: block.name ?? '',
  arguments: argumentsOf(block),
});

/** A block as the API takes it back; none for what it does not: empty texts, and thoughts without their seal. */
const givenBlock = ({ json, ...block }: Block): readonly GivenBlock[] => {
  if (block.type === 'text') return (block.text ?? '').trim() === '' ? [] : [block];
  if (block.type === 'thinking') return block.signature ? [block] : [];
  return json === '' ? [block] : [{ ...block, input: inputOf(json) }];
};

const whyOf = (
  details:
    | { category?: string | null | undefined; explanation?: string | null | undefined }
    | null
    | undefined,
): string | null =>
  [details?.category, details?.explanation]
    .filter((word) => typeof word === 'string' && word !== '')
    .join(': ') || null;

/** A call without arguments has no deltas; some gateways send the whole input at once. */
const argumentsOf = ({ json, input }: Block): string => (json === '' ? JSON.stringify(input ?? {}) : json);

const stopOf = (reason: string | null, called: boolean): LlmReply['stop'] => {
  switch (reason) {
    case 'refusal':
      return 'refusal';
    case 'max_tokens':
    case 'model_context_window_exceeded':
      return 'length';
    default:
      return called ? 'tool-calls' : 'end';
  }
};

/** The API counts what went through its cache apart from the rest of the prompt. */
const usageOf = (usage: Usage): LlmUsage => {
  const cachedTokens = usage.cache_read_input_tokens ?? 0;
  return {
    inputTokens: (usage.input_tokens ?? 0) + (usage.cache_creation_input_tokens ?? 0) + cachedTokens,
    outputTokens: usage.output_tokens ?? 0,
    cachedTokens,
  };
};

const malformed = (cause: unknown): LlmError =>
  new LlmError('malformed', 'the answer is not a message stream', { cause });
