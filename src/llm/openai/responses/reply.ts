import type { LlmReply, LlmToolCall } from '../../provider.js';
import { fieldsOf, itemsOf, textIn, type Fields } from '../loose-json.js';
import { LlmError } from '../../failure.js';
import { callsIn, type GivenItems } from './input.js';
import { usageOf, type WrittenResponse } from './written-response.js';

/** The response in our own words. @param origin see {@link GivenReply} */
export const replyOf = ({ items, incomplete, usage }: WrittenResponse, origin: string): LlmReply => {
  const refusal = partsOf(items, 'refusal');
  const text = answerIn(items);
  const toolCalls = callsIn(items).map(callOf);
  const given: GivenItems = { text, items };
  return {
    text,
    toolCalls,
    stop: stopOf(incomplete, refusal !== '', toolCalls.length > 0),
    ...(refusal !== '' && { why: refusal }),
    usage: usageOf(usage),
    given: { origin, value: given },
  };
};

const callOf = (item: Fields): LlmToolCall => {
  const [id, name, written] = [item['call_id'], item['name'], item['arguments']].map(textIn);
  if (!id || !name) throw new LlmError('malformed', 'a tool call has no id or no name');
  return { id, name, arguments: written?.trim() ? written : '{}' };
};

const stopOf = (incomplete: string, refused: boolean, called: boolean): LlmReply['stop'] => {
  if (refused) return 'refusal';
  if (incomplete === 'content_filter') return 'filtered';
  if (incomplete !== '') return 'length';
  return called ? 'tool-calls' : 'end';
};

/** What a model says on its way is its answer only where nothing else is. */
const answerIn = (items: readonly Fields[]): string => {
  const final = items.filter((item) => item['phase'] !== 'commentary');
  return partsOf(final, 'text') || partsOf(items, 'text');
};

/** All parts of messages that have a field, put together. */
const partsOf = (items: readonly Fields[], field: 'text' | 'refusal'): string =>
  items
    .flatMap((item) => (item['type'] === 'message' ? itemsOf(item['content']) : []))
    .map((part) => textIn(fieldsOf(part)[field]))
    .join('');
