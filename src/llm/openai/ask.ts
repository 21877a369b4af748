import type { ChatCompletionCreateParams } from 'openai/resources/chat/completions';
import { LlmError } from '../failure.js';
import type { Connection } from './connection.js';
import { fieldsOf } from './loose-json.js';
import { cleanEvents } from '../transport/clean-events.js';
import { ReplyCollector, type WrittenReply } from './written-reply.js';

/**
 * Sends one request and reads its reply to the end: a stream, or the whole answer of a server that does not stream,
 * whether it was asked to or not.
 * @throws {LlmError} when the reply is not the protocol's or breaks off; else what the SDK throws
 */
export const ask = async (
  { client, sdk, stream }: Connection,
  params: ChatCompletionCreateParams,
  signal: AbortSignal,
): Promise<WrittenReply> => {
  const response = await client.chat.completions.create(params, { signal }).asResponse();
  const reply = new ReplyCollector(
    new Set(params.tools?.flatMap((tool) => ('function' in tool ? tool.function.name : []))),
  );
  if (response.body === null) throw new LlmError('malformed', 'the answer is empty');
  if (/\bjson\b/i.test(response.headers.get('content-type') ?? '')) {
    const answer: unknown = await response.json();
    const { error } = fieldsOf(answer);
    // Gateways report a failure behind them with status 200.
    if (error) throw new sdk.APIError(undefined, fieldsOf(error), undefined, response.headers);
    reply.add(answer);
    return reply.ofAnswer();
  }
  const clean = cleanEvents(response, { byType: false, onDone: () => reply.end() });
  const events = stream.fromSSEResponse(clean, new AbortController(), client);
  for await (const event of events) reply.add(event);
  return reply.ofStream();
};
