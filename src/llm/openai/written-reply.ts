import { LlmError } from '../failure.js';
import { accumulated, withFields } from './accumulate.js';
import { fieldsOf, itemsOf, textIn, type Fields } from './loose-json.js';
import { ToolCallDeltas, type WrittenCall } from './tool-call-deltas.js';

/** A reply as the server wrote it, whole. */
export interface WrittenReply {
  readonly text: string;
  /** `''` unless the model refused. */
  readonly refusal: string;
  readonly calls: readonly WrittenCall[];
  /** The last `finish_reason`; `null` where a whole answer has none. */
  readonly finish: string | null;
  readonly usage: Fields;
  /** The content where it comes in parts (Mistral's reasoning models); `null` where it is a text. */
  readonly parts: readonly unknown[] | null;
  /** What else stands in the message: the reasoning, under a name of the server's own. */
  readonly beside: Fields;
}

/** What every message of the protocol may hold. */
const KNOWN_FIELDS = new Set(['role', 'content', 'refusal', 'tool_calls', 'annotations', 'audio']);

/** Reasons to finish that stand for a failure of the server: OpenRouter and vLLM write them. */
const BROKEN_FINISH = new Set(['error', 'abort']);

/** Collects a reply from the events of a stream, or from one whole answer. */
export class ReplyCollector {
  readonly #text: string[] = [];
  readonly #refusal: string[] = [];
  readonly #calls: ToolCallDeltas;
  readonly #contents: unknown[] = [];
  #beside: Fields = {};
  #finish: string | null = null;
  #usage: Fields = {};
  #anyChoice = false;
  #anyDelta = false;

  /** @param offered see {@link ToolCallDeltas} */
  constructor(offered: ReadonlySet<string> = new Set()) {
    this.#calls = new ToolCallDeltas(offered);
  }

  /** Takes one event, or a whole answer. */
  add(chunk: unknown): void {
    const { choices, usage } = fieldsOf(chunk);
    if (typeof usage === 'object' && usage !== null) this.#usage = fieldsOf(usage);
    for (const choice of itemsOf(choices)) this.#choice(fieldsOf(choice));
  }

  /** The server has marked the end of its stream; some give no reason to finish beside. */
  end(): void {
    this.#finish ??= 'stop';
  }

  /**
   * The whole reply of a stream.
   * @throws {LlmError} `malformed` when no event was of the protocol, `transient` when the stream broke off
   */
  ofStream(): WrittenReply {
    const reply = this.ofAnswer();
    // A proxy may end a broken stream in good order: without a reason to finish, the rest is missing.
    if (reply.finish === null) throw new LlmError('transient', 'the stream of the model broke off');
    return reply;
  }

  /**
   * The reply of an answer that was not streamed.
   * @throws {LlmError} `malformed` when it is not the protocol's
   */
  ofAnswer(): WrittenReply {
    if (!this.#anyChoice) throw new LlmError('malformed', 'the answer is not a chat completion');
    if (this.#finish !== null && BROKEN_FINISH.has(this.#finish)) {
      throw new LlmError('transient', `the model stopped with ${this.#finish}`);
    }
    const { calls } = this.#calls;
    if (calls.some(({ name }) => name === '')) throw new LlmError('malformed', 'a tool call has no name');
    return {
      text: this.#text.join(''),
      refusal: this.#refusal.join(''),
      calls,
      finish: this.#finish,
      usage: this.#usage,
      parts: this.#contents.some(Array.isArray) ? partsOf(this.#contents) : null,
      beside: this.#beside,
    };
  }

  #choice(choice: Fields): void {
    if (typeof choice['index'] === 'number' && choice['index'] > 0) return;
    // A server that does not stream may put a whole message into one event.
    const { delta, message } = choice;
    const hasDelta = Object.keys(fieldsOf(delta)).length > 0;
    // The whole once more, behind its pieces.
    const part = hasDelta || this.#anyDelta ? delta : (message ?? delta);
    this.#anyDelta ||= hasDelta;
    const { content, refusal, tool_calls: calls, function_call: called, ...others } = fieldsOf(part);
    if (typeof part === 'object' && part !== null) this.#anyChoice = true;
    this.#text.push(contentIn(content));
    this.#contents.push(content);
    for (const [name, value] of Object.entries(others)) {
      if (!KNOWN_FIELDS.has(name)) this.#beside = withFields(this.#beside, { [name]: value });
    }
    this.#refusal.push(textIn(refusal));
    for (const call of itemsOf(calls)) this.#calls.add(call);
    // The one call of the protocol before tools.
    if (typeof called === 'object' && called !== null) this.#calls.add({ index: 0, function: called });
    if (typeof choice['finish_reason'] === 'string') this.#finish = choice['finish_reason'];
  }
}

/** Text, the parts of it that are text (Mistral's reasoning models), or JSON that a server has parsed. */
const contentIn = (content: unknown): string => {
  if (typeof content === 'string') return content;
  if (typeof content === 'object' && content !== null && !Array.isArray(content))
    return JSON.stringify(content);
  return itemsOf(content)
    .map((part) => textIn(fieldsOf(part)['text']))
    .join('');
};

/** The parts of a content in parts, of which a stream may send some as plain texts. */
const partsOf = (contents: readonly unknown[]): readonly unknown[] =>
  itemsOf(
    contents
      .map((content) =>
        typeof content === 'string' && content !== '' ? [{ type: 'text', text: content }] : itemsOf(content),
      )
      .reduce<unknown>((before, more) => accumulated(before, more), []),
  );
