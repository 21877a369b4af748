import type { ResponseCreateParams } from 'openai/resources/responses/responses';
import { LlmError } from '../../failure.js';
import type { Connection } from '../connection.js';
import { fieldsOf } from '../loose-json.js';
import { cleanEvents } from '../../transport/clean-events.js';
import { failureIn, ResponseCollector, writtenResponse, type WrittenResponse } from './written-response.js';

/**
 * Sends one request and reads its response to the end: a stream, or the whole answer of a server that does not stream.
 * @throws {LlmError} when the answer is not the protocol's or breaks off; else what the SDK throws
 */
export const askResponse = async (
  { client, sdk, stream }: Connection,
  params: ResponseCreateParams,
  signal: AbortSignal,
): Promise<WrittenResponse> => {
  const http = await client.responses.create(params, { signal }).asResponse();
  const unlessFailed = (response: unknown): void => {
    const failure = failureIn(response);
    if (failure !== null) throw new sdk.APIError(undefined, failure, undefined, http.headers);
  };
  if (http.body === null) throw new LlmError('malformed', 'the answer is empty');
  if (/\bjson\b/i.test(http.headers.get('content-type') ?? '')) {
    const answer: unknown = await http.json();
    unlessFailed(answer);
    return writtenResponse(fieldsOf(answer));
  }
  const collector = new ResponseCollector();
  for await (const event of stream.fromSSEResponse(
    cleanEvents(http, { byType: false, onDone: () => undefined }),
    new AbortController(),
    client,
  )) {
    unlessFailed(fieldsOf(event)['type'] === 'error' ? { error: event } : fieldsOf(event)['response']);
    collector.add(event);
  }
  return collector.whole();
};
