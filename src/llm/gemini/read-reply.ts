import type { GenerateContentResponse, Part } from '@google/genai';
import { LlmError } from '../failure.js';
import type { LlmReply, LlmToolCall, LlmUsage } from '../provider.js';
import { calledBy, type GivenParts } from './own-call.js';
import { stopOf } from './stop.js';

type Chunk = Pick<GenerateContentResponse, 'candidates' | 'promptFeedback' | 'usageMetadata'>;
type Counts = NonNullable<Chunk['usageMetadata']>;

/** What has arrived of one streamed reply. */
export class ReplyReader {
  #text = '';
  readonly #toolCalls: LlmToolCall[] = [];
  readonly #parts: Part[] = [];
  #finish: string | null = null;
  #blocked: string | null = null;
  #candidates = 0;
  #counts: Counts = {};

  /** @param origin see {@link GivenReply} */
  constructor(private readonly origin: string) {}

  /** Whether anything of the protocol has arrived. */
  get started(): boolean {
    return this.#candidates > 0 || this.#blocked !== null;
  }

  add(chunk: Chunk): void {
    this.#counts = { ...this.#counts, ...chunk.usageMetadata };
    this.#blocked ??= chunk.promptFeedback?.blockReason ?? null;
    const candidate = Array.isArray(chunk.candidates) ? chunk.candidates[0] : undefined;
    if (candidate === undefined) return;
    this.#candidates += 1;
    this.#finish = candidate.finishReason ?? this.#finish;
    const parts: unknown = candidate.content?.parts;
    if (Array.isArray(parts)) for (const part of parts as readonly Part[]) this.#addPart(part);
  }

  /**
   * The whole reply, when the stream has ended.
   * @throws {LlmError} `transient` when it was cut off, `malformed` when it is unusable
   */
  end(): LlmReply {
    const usage = usageOf(this.#counts);
    if (this.#blocked !== null)
      return { text: '', toolCalls: [], stop: 'filtered', why: this.#blocked, usage };
    if (this.#candidates === 0) throw new LlmError('malformed', 'the reply holds no candidate');
    if (this.#finish === null) throw new LlmError('transient', 'the reply ended before it was finished');
    const toolCalls = this.#toolCalls;
    const stop = stopOf(this.#finish, { calls: toolCalls.length > 0, text: this.#text !== '' });
    const given: GivenParts = { text: this.#text, parts: this.#parts };
    return {
      text: this.#text,
      toolCalls,
      stop,
      ...(stop === 'filtered' && { why: this.#finish }),
      usage,
      given: { origin: this.origin, value: given },
    };
  }

  /** What the model thought is no part of its answer. */
  #addPart(part: Part): void {
    const { functionCall, text, thought } = part;
    if (functionCall) this.#toolCalls.push(calledBy(functionCall));
    else if (typeof text === 'string' && thought !== true) this.#text += text;
    const last = this.#parts.at(-1);
    if (last !== undefined && isUnsigned(last) && isUnsigned(part) && last.thought === thought) {
      this.#parts[this.#parts.length - 1] = { ...last, text: `${last.text}${text}` };
    } else if (text !== '' || part.thoughtSignature !== undefined) this.#parts.push(part);
  }
}

/** A piece of a text, which is put together with its neighbours. A signature belongs to the very part that it came on. */
const isUnsigned = (part: Part): boolean =>
  typeof part.text === 'string' && Object.keys(part).every((key) => key === 'text' || key === 'thought');

const usageOf = (counts: Counts): LlmUsage => ({
  inputTokens: (counts.promptTokenCount ?? 0) + (counts.toolUsePromptTokenCount ?? 0),
  outputTokens: (counts.candidatesTokenCount ?? 0) + (counts.thoughtsTokenCount ?? 0),
  cachedTokens: counts.cachedContentTokenCount ?? 0,
});
