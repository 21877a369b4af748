import { LlmError } from '../../failure.js';
import { countIn, fieldsOf, itemsOf, textIn, type Fields } from '../loose-json.js';

/** A response as the server wrote it, whole. */
export interface WrittenResponse {
  /** In the order of the server. */
  readonly items: readonly Fields[];
  /** Why it is incomplete; `''` when it is whole. */
  readonly incomplete: string;
  readonly usage: Fields;
}

/** The events that end a stream, with the response as it came out. */
const ENDS = new Set(['response.completed', 'response.incomplete', 'response.failed', 'response.cancelled']);

/** The events of pieces, with the field of an item that they make. */
const PIECES: ReadonlyMap<string, 'text' | 'arguments'> = new Map([
  ['response.output_text.delta', 'text'],
  ['response.function_call_arguments.delta', 'arguments'],
]);

/** An item of which only its beginning and its pieces have come. */
interface BegunItem {
  item: Fields;
  text: string;
  arguments: string;
}

const itemOf = ({ item, text, arguments: args }: BegunItem): Fields =>
  item['type'] === 'function_call'
    ? { ...item, arguments: args }
    : { ...item, type: 'message', role: 'assistant', content: [{ type: 'output_text', text }] };

/** Collects a response from the events of a stream. Each item comes whole at its end; where none does, its pieces count. */
export class ResponseCollector {
  readonly #items = new Map<number, Fields>();
  readonly #pieces = new Map<number, BegunItem>();
  #begun = false;
  #end: Fields | null = null;

  /** Takes one event. */
  add(event: unknown): void {
    const { type, output_index: index, item, delta, response } = fieldsOf(event);
    if (!textIn(type).startsWith('response.')) return;
    this.#begun = true;
    const field = PIECES.get(textIn(type));
    if (type === 'response.output_item.done')
      this.#items.set(typeof index === 'number' ? index : this.#items.size, fieldsOf(item));
    else if (type === 'response.output_item.added') this.#begunAt(index).item = fieldsOf(item);
    else if (field !== undefined) this.#begunAt(index)[field] += textIn(delta);
    if (ENDS.has(textIn(type))) this.#end = fieldsOf(response);
  }

  /** @throws {LlmError} `malformed` when no event was of the protocol, `transient` when the stream broke off */
  whole(): WrittenResponse {
    if (!this.#begun) throw new LlmError('malformed', 'the answer is not a stream of the Responses API');
    if (this.#end === null) throw new LlmError('transient', 'the stream of the model broke off');
    const inOrder = <T>(of: ReadonlyMap<number, T>): readonly T[] =>
      [...of].toSorted(([a], [b]) => a - b).map(([, item]) => item);
    const isToldAtEnd = itemsOf(this.#end['output']).length > 0;
    const items = inOrder(this.#items);
    return writtenResponse(
      this.#end,
      items.length > 0 || isToldAtEnd ? items : inOrder(this.#pieces).map(itemOf),
    );
  }

  #begunAt(index: unknown): BegunItem {
    const at = typeof index === 'number' ? index : 0;
    const begun = this.#pieces.get(at) ?? { item: {}, text: '', arguments: '' };
    this.#pieces.set(at, begun);
    return begun;
  }
}

/**
 * A response that came whole, or the one at the end of a stream.
 * @param items those that came before it; where there are none, its own count
 * @throws {LlmError} `malformed` when it is not the protocol's
 */
export const writtenResponse = (response: Fields, items: readonly Fields[] = []): WrittenResponse => {
  const { output, status, incomplete_details: details, usage } = response;
  if (items.length === 0 && !Array.isArray(output) && status === undefined) {
    throw new LlmError('malformed', 'the answer is not a response');
  }
  return {
    items: items.length > 0 ? items : itemsOf(output).map(fieldsOf),
    incomplete: status === 'incomplete' ? textIn(fieldsOf(details)['reason']) || 'incomplete' : '',
    usage: fieldsOf(usage),
  };
};

/** The error of a response that failed; `null` of one that did not. */
export const failureIn = (response: unknown): Fields | null => {
  const { status, error } = fieldsOf(response);
  if (status !== 'failed' && status !== 'cancelled' && !error) return null;
  const told = fieldsOf(error);
  return { ...told, message: textIn(told['message']) || `the response is ${textIn(status)}` };
};

/** Tokens of a response. */
export const usageOf = (usage: Fields) => ({
  inputTokens: countIn(usage['input_tokens']),
  outputTokens: countIn(usage['output_tokens']),
  cachedTokens: countIn(fieldsOf(usage['input_tokens_details'])['cached_tokens']),
});
