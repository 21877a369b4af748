import type { Evidence, EvidenceId, EvidenceStatus } from '../evidence/evidence.js';
import { cut } from '../prompt/cut.js';
import { markedBlock } from '../prompt/marked-block.js';
import { renderReading } from '../prompt/reading/render-reading.js';
import type { ToolAnswer } from '../tools/tool-answer.js';
import type { ToolErrorClass } from '../tools/tool-error.js';
import { deadlineAfter } from '../waiting/deadline.js';
import { orAborted } from '../waiting/or-aborted.js';
import type { CallResult, NumberedCall } from './conversation.js';
import type { OfferedTools } from './offered-tools.js';

/** Most characters of one result (docs/tool-results.md "Rules for all tools"). */
const MAX_RESULT_CHARACTERS = 16_000;
const MAX_TITLE = 200;
/** Below what was collected before the model was asked. */
const WEIGHT = 50;

/** What holds for the calls of one turn. */
export interface TurnBounds {
  /** Calls beyond this are not made. */
  readonly maxCalls: number;
  /** Of all results together. */
  readonly maxCharacters: number;
  /** Ends the calls, in ms from now. */
  readonly maxMs: number;
}

export interface ToolTurn {
  readonly results: readonly CallResult[];
  /** Calls that were made. */
  readonly made: number;
  readonly characters: number;
}

const evidenceStatus = (errorClass: Exclude<ToolErrorClass, 'invalid'> | null): EvidenceStatus =>
  errorClass ?? 'ok';

/** Calls tools for a model, and keeps what they answered as evidence. */
export class ToolTurns {
  readonly #readings: Evidence[] = [];
  readonly #firstAsked = new Map<string, EvidenceId>();
  readonly #failures = new Map<string, number>();

  /**
   * @param marker the word that tells data from instructions in this conversation
   * @param day whose times are shown without a date; `null`: all have one
   * @param taken evidence ids that are taken: the first reading is `E<taken + 1>`
   */
  constructor(
    private readonly tools: OfferedTools,
    private readonly marker: string,
    private readonly day: string | null,
    private readonly taken: number,
  ) {}

  /** What was read, as evidence; it comes masked from the tools. */
  get readings(): readonly Evidence[] {
    return this.#readings;
  }

  /** How often the most frequent failing call failed. */
  get sameFailures(): number {
    return Math.max(0, ...this.#failures.values());
  }

  /**
   * Makes the calls of one turn, all at once. Each gets an answer, whatever happens.
   * @throws the signal's reason when it is aborted
   */
  async run(calls: readonly NumberedCall[], bounds: TurnBounds, signal: AbortSignal): Promise<ToolTurn> {
    const made = calls.slice(0, bounds.maxCalls);
    const share = Math.min(
      MAX_RESULT_CHARACTERS,
      Math.floor(bounds.maxCharacters / Math.max(1, made.length)),
    );
    const turn = deadlineAfter(signal, bounds.maxMs);
    try {
      const answers = await Promise.all(made.map((call) => this.#answerOf(call, turn.signal, share)));
      signal.throwIfAborted();
      const texts = answers.map((answer) => this.#textOf(answer));
      const results = calls.map((call, at) => ({ call, text: texts[at] ?? NOT_MADE }));
      return { results, made: made.length, characters: texts.reduce((sum, { length }) => sum + length, 0) };
    } finally {
      turn.end();
    }
  }

  /** `null` when the turn is over before the answer. */
  async #answerOf(call: NumberedCall, turn: AbortSignal, share: number): Promise<ToolAnswer | null> {
    try {
      return await orAborted(this.tools.call(call.name, call.arguments, turn, share), turn);
    } catch (error) {
      if (turn.aborted) return null;
      throw error;
    }
  }

  #textOf(answer: ToolAnswer | null): string {
    if (answer === null) return TOO_LATE;
    const asked = answer.asked.value;
    if (answer.errorClass !== null) this.#failures.set(asked, (this.#failures.get(asked) ?? 0) + 1);
    const known = this.#firstAsked.get(asked);
    if (known !== undefined) return `The same call was answered before: see ${known}.`;
    if (answer.errorClass === 'invalid') return markedBlock('error', this.marker, answer.json.value);
    const reading = this.#keep(answer, answer.errorClass);
    return markedBlock(reading.id, this.marker, `${reading.title}\n${renderReading(reading.body, this.day)}`);
  }

  #keep(
    { asked, json, source }: ToolAnswer,
    errorClass: Exclude<ToolErrorClass, 'invalid'> | null,
  ): Evidence {
    const body: unknown = JSON.parse(json.value);
    const reading: Evidence = {
      id: `E${this.taken + this.#readings.length + 1}`,
      source,
      type: 'tool_call',
      title: cut(asked.value, MAX_TITLE),
      query: asked.value,
      status: evidenceStatus(errorClass),
      reason: errorClass === null ? null : reasonIn(body),
      body,
      collectedAt: new Date().toISOString(),
      weight: WEIGHT,
    };
    this.#readings.push(reading);
    // A failure that may pass is worth asking again.
    if (errorClass !== 'timeout' && errorClass !== 'unavailable')
      this.#firstAsked.set(asked.value, reading.id);
    return reading;
  }
}

const TOO_LATE = '{"error":"timeout","detail":"no time is left for this call"}';
const NOT_MADE = '{"error":"invalid","detail":"not called: the number of tool calls is used up"}';

const reasonIn = (body: unknown): string => {
  const detail: unknown = typeof body === 'object' && body !== null && 'detail' in body ? body.detail : null;
  return typeof detail === 'string' ? detail : 'the tool gave no reason';
};
