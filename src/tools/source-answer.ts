import type { HttpFailure, HttpOutcome } from '../transport/http-outcome.js';
import { ToolError } from './tool-error.js';

/** A source answers 400 to what it cannot read: that is for the caller to put right. */
const classOf = ({ status, answer }: HttpFailure) =>
  status === 'error' && answer?.statusCode === 400 ? 'invalid' : status;

/**
 * What a source over HTTP answered.
 * @param failed what failed, in a few words: `failed to query it`
 * @param asked what stands beside the error: the endpoint, the query
 * @throws {ToolError} with the source's own words and, where it answered, its status
 */
export const answered = <T>(
  read: HttpOutcome<T>,
  failed: string,
  asked: Readonly<Record<string, unknown>>,
): T => {
  if (read.status === 'ok') return read.value;
  const { answer } = read;
  throw new ToolError(classOf(read), `${failed}: ${read.reason}`, {
    ...(answer && { answer: { status_code: answer.statusCode, reason: answer.statusText, url: answer.url } }),
    ...asked,
  });
};
