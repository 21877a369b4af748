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

/** Collects a response from the events of a stream. Pieces of texts are passed over: each item comes whole at its end. */
export class ResponseCollector {
  readonly #items = new Map<number, Fields>();
  #begun = false;
  #end: Fields | null = null;

  /** Takes one event. */
  add(event: unknown): void {
    const { type, output_index: index, item, response } = fieldsOf(event);
    if (!textIn(type).startsWith('response.')) return;
    this.#begun = true;
    if (type === 'response.output_item.done' && typeof index === 'number')
      this.#items.set(index, fieldsOf(item));
    if (ENDS.has(textIn(type))) this.#end = fieldsOf(response);
  }

  /** @throws {LlmError} `malformed` when no event was of the protocol, `transient` when the stream broke off */
  whole(): WrittenResponse {
    if (!this.#begun) throw new LlmError('malformed', 'the answer is not a stream of the Responses API');
    if (this.#end === null) throw new LlmError('transient', 'the stream of the model broke off');
    const items = [...this.#items].toSorted(([a], [b]) => a - b).map(([, item]) => item);
    return writtenResponse(this.#end, items);
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
