import type { Evidence } from '../evidence/evidence.js';
import type { Masked, Masker } from '../masking/index.js';
import type { OutputPolicy } from '../output/output-policy.js';
import type { ConversationMessage } from '../sessions/conversation-message.js';
import { LlmError } from '../llm/failure.js';
import type { CallLimits, ModelClient, ModelReply } from '../llm/model-client.js';
import type { LlmUsage } from '../llm/provider.js';
import { Conversation, type Opening } from './conversation.js';
import { answerMs, endOf, type LoopEnd, type LoopLimits, whyEnded } from './limits.js';
import type { OfferedTools } from './offered-tools.js';
import { readReply } from './read-reply.js';
import { KEPT_CHARACTERS } from './shortened.js';
import { ToolTurns } from './tool-turn.js';

/** What an investigation cost. */
export type InvestigationUsage = LlmUsage & { readonly turns: number; readonly toolCalls: number };

export interface ToolLoopOptions {
  readonly model: Pick<ModelClient, 'complete'>;
  readonly masker: Pick<Masker, 'mask'>;
  /** What of the model's words may be kept. */
  readonly policy: Pick<OutputPolicy, 'text'>;
  readonly limits: LoopLimits;
  /** `null`: none are offered. */
  readonly tools: OfferedTools | null;
  /** JSON schema of the answer; `null` for free text. */
  readonly answerSchema: Readonly<Record<string, unknown>> | null;
  /** The word that tells data from instructions in this conversation. */
  readonly marker: string;
  /** The day (`2026-11-23`) whose times the opening shows without a date; `null`: all have one. */
  readonly day: string | null;
  /** Evidence ids that the opening already uses: `E1` to `E<taken>`. */
  readonly taken: number;
  readonly opening: Opening;
  /** A shorter opening, for a model whose window is too small; `null` when there is none. */
  readonly shorter: (() => Promise<Opening>) | null;
}

/**
 * A model with tools, bounded in turns, calls, tokens, time and room for results (docs/model.md "Limits of an
 * investigation"). {@link answer} asks until the model answers in words; at a limit it is asked once more, without
 * tools. {@link again} asks one question more.
 */
export class ToolLoop {
  readonly #conversation: Conversation;
  readonly #tools: ToolTurns | null;
  #usage: InvestigationUsage = { turns: 0, toolCalls: 0, inputTokens: 0, outputTokens: 0, cachedTokens: 0 };
  #resultCharacters = 0;
  #slowestTurnMs = 0;
  #shrunk = false;
  #cuts: readonly string[] = [];
  #end: LoopEnd | null = null;
  #last: ModelReply | null = null;

  constructor(private readonly options: ToolLoopOptions) {
    const { masker, opening, tools, marker, day, taken } = options;
    this.#conversation = new Conversation(masker, opening);
    this.#tools = tools === null ? null : new ToolTurns(tools, marker, day, taken);
  }

  get usage(): InvestigationUsage {
    return this.#usage;
  }

  /** What the tools answered, as evidence. */
  get readings(): Masked<readonly Evidence[]> {
    return this.options.masker.mask(this.#tools?.readings ?? []);
  }

  /** All that was said, the last reply included, as it may be kept and shown. */
  get transcript(): Masked<readonly ConversationMessage[]> {
    const { masker, policy, marker } = this.options;
    const said = this.#conversation.transcript.value.map((message) =>
      message.role === 'assistant' && message.text !== null
        ? { ...message, text: policy.text(message.text, marker) }
        : message,
    );
    return masker.mask(said);
  }

  /** The last reply with words in it, also of a turn that called tools. */
  get lastWords(): ModelReply | null {
    return this.#last;
  }

  /** Why no more tools could be called, with the setting that a person would change; `null` when they could. */
  get whyEnded(): string | null {
    return this.#end === null ? null : whyEnded(this.#end);
  }

  /** What a reader should know about how the answer came about, a sentence each. */
  get notes(): readonly string[] {
    return [
      ...(this.whyEnded === null
        ? []
        : [
            `the investigation was ended early: ${this.whyEnded}; the answer rests on what was read until then`,
          ]),
      ...(this.#shrunk ? ["the evidence was shortened to fit into the model's context", ...this.#cuts] : []),
    ];
  }

  /** @throws {LlmError} when the model gave no answer */
  async answer(limits: CallLimits): Promise<ModelReply> {
    for (;;) {
      this.#end ??= this.#usage.turns === 0 ? this.#endAtFirst() : this.#endNow(limits);
      if (this.#end !== null && this.#usage.turns > 0) this.#conversation.ask(lastQuestion(this.#end));
      const final = this.#end !== null || this.#tools === null;
      const reply = await this.#ask(limits, final);
      if (reply === 'budget') this.#end = 'budget';
      else if (final || reply.toolCalls.length === 0) return this.#concluded(reply);
      else await this.#callTools(reply, limits);
    }
  }

  /** Asks one question more, without tools. @throws {LlmError} */
  async again(question: string, limits: CallLimits): Promise<ModelReply> {
    this.#conversation.ask(question);
    return this.#concluded(await this.#complete(limits, true));
  }

  #concluded(reply: ModelReply): ModelReply {
    this.#conversation.said(reply);
    return reply;
  }

  /** One turn and no more leaves no room for tools. */
  #endAtFirst(): LoopEnd | null {
    const { maxTurns } = this.options.limits;
    return this.#tools !== null && maxTurns === 1 ? 'turns' : null;
  }

  #endNow({ deadlineAt }: CallLimits): LoopEnd | null {
    const { turns, toolCalls, inputTokens, outputTokens } = this.#usage;
    return endOf(
      {
        turns,
        toolCalls,
        tokens: inputTokens + outputTokens,
        resultCharacters: this.#resultCharacters,
        slowestTurnMs: this.#slowestTurnMs,
        sameFailures: this.#tools?.sameFailures ?? 0,
        leftMs: deadlineAt - Date.now(),
      },
      this.options.limits,
    );
  }

  /** `budget`: refused for want of tokens after the first turn, so that only an answer may follow. */
  async #ask(limits: CallLimits, final: boolean): Promise<ModelReply | 'budget'> {
    try {
      return await this.#complete(limits, final);
    } catch (error) {
      const begun = this.#usage.turns > 0 && !final;
      if (begun && error instanceof LlmError && error.kind === 'budget') return 'budget';
      throw error;
    }
  }

  async #complete(limits: CallLimits, final: boolean): Promise<ModelReply> {
    try {
      return await this.#call(limits, final);
    } catch (error) {
      const { shorter } = this.options;
      const tooLong = error instanceof LlmError && error.kind === 'context-too-long';
      if (!tooLong || this.#shrunk || shorter === null) throw error;
      this.#shrunk = true;
      const opening = await shorter();
      this.#cuts = opening.cuts ?? [];
      this.#conversation.shrink(opening);
      return this.#call(limits, final);
    }
  }

  async #call(limits: CallLimits, final: boolean): Promise<ModelReply> {
    const { model, tools, answerSchema, limits: bounds } = this.options;
    const startedAt = performance.now();
    const raw = await model.complete(
      {
        messages: this.#conversation.messages,
        given: this.#conversation.given,
        tools: tools?.schemas() ?? [],
        toolChoice: final ? 'none' : 'auto',
        answerSchema,
        maxOutputTokens: bounds.maxOutputTokens,
      },
      // What was begun is brought to an end, even beyond the budget.
      { ...limits, overdraft: final && this.#usage.turns > 0 },
    );
    const reply = readReply(raw, tools);
    this.#slowestTurnMs = Math.max(this.#slowestTurnMs, performance.now() - startedAt);
    this.#usage = withReply(this.#usage, reply.usage);
    if (reply.text.trim() !== '') this.#last = reply;
    return reply;
  }

  async #callTools(reply: ModelReply, { signal, deadlineAt }: CallLimits): Promise<void> {
    const calls = this.#conversation.called(reply);
    const { maxToolCalls, maxResultCharacters } = this.options.limits;
    const room = Math.max(0, maxResultCharacters - this.#resultCharacters);
    const turn = await this.#tools?.run(
      calls,
      {
        maxCalls: Math.max(0, maxToolCalls - this.#usage.toolCalls),
        // A window that was too small once takes no large result either.
        maxCharacters: this.#shrunk ? Math.min(room, calls.length * KEPT_CHARACTERS) : room,
        maxMs: deadlineAt - Date.now() - answerMs(this.#slowestTurnMs),
      },
      signal,
    );
    if (turn === undefined) return;
    this.#conversation.answered(turn.results);
    this.#resultCharacters += turn.characters;
    this.#usage = { ...this.#usage, toolCalls: this.#usage.toolCalls + turn.made };
  }
}

const lastQuestion = (end: LoopEnd): string =>
  `No further tool can be called: ${whyEnded(end)}. Give your best answer now, from what you have, and name what is missing.`;

const withReply = (sum: InvestigationUsage, add: LlmUsage): InvestigationUsage => ({
  turns: sum.turns + 1,
  toolCalls: sum.toolCalls,
  inputTokens: sum.inputTokens + add.inputTokens,
  outputTokens: sum.outputTokens + add.outputTokens,
  cachedTokens: sum.cachedTokens + add.cachedTokens,
});
