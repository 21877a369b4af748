import type { GenerateContentResponse, Part } from '@google/genai';
import { LlmError } from '../failure.js';
import type { LlmReply, LlmToolCall, LlmUsage } from '../provider.js';
import { calledBy } from './own-call.js';
import { stopOf } from './stop.js';

type Chunk = Pick<GenerateContentResponse, 'candidates' | 'promptFeedback' | 'usageMetadata'>;
type Counts = NonNullable<Chunk['usageMetadata']>;

/** What has arrived of one streamed reply. */
export class ReplyReader {
  #text = '';
  readonly #toolCalls: LlmToolCall[] = [];
  #finish: string | null = null;
  #blocked: string | null = null;
  #candidates = 0;
  #counts: Counts = {};

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
    if (this.#blocked !== null) return { text: '', toolCalls: [], stop: 'refusal', usage };
    if (this.#candidates === 0) throw new LlmError('malformed', 'the reply holds no candidate');
    if (this.#finish === null) throw new LlmError('transient', 'the reply ended before it was finished');
    const toolCalls = this.#toolCalls;
    return {
      text: this.#text,
      toolCalls,
      stop: stopOf(this.#finish, { calls: toolCalls.length > 0, text: this.#text !== '' }),
      usage,
    };
  }

  /** What the model thought is no part of its answer. */
  #addPart({ functionCall, text, thought, thoughtSignature }: Part): void {
    if (functionCall) this.#toolCalls.push(calledBy(functionCall, thoughtSignature));
    else if (typeof text === 'string' && thought !== true) this.#text += text;
  }
}

const usageOf = (counts: Counts): LlmUsage => ({
  inputTokens: (counts.promptTokenCount ?? 0) + (counts.toolUsePromptTokenCount ?? 0),
  outputTokens: (counts.candidatesTokenCount ?? 0) + (counts.thoughtsTokenCount ?? 0),
  cachedTokens: counts.cachedContentTokenCount ?? 0,
});
