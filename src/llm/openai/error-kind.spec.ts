import { describe, expect, it } from '@jest/globals';
import { kindInStream, kindOfError, paramOf, type DescribedError } from './error-kind.js';

const error = (fields: Partial<DescribedError>): DescribedError => ({ message: 'words', ...fields });

describe('the error object of a server', () => {
  it.each<[Partial<DescribedError>, string | undefined]>([
    [{ status: 429, code: 'insufficient_quota', type: 'insufficient_quota' }, 'quota'],
    [{ status: 400, code: '400', type: 'budget_exceeded' }, 'quota'],
    [{ status: 400, code: 'context_length_exceeded' }, 'context-too-long'],
    [{ status: 400, code: 400, type: 'exceed_context_size_error' }, 'context-too-long'],
    [{ status: 400, code: 'content_filter' }, 'filtered'],
    [{ status: 400, code: 'invalid_prompt' }, 'filtered'],
    [{ status: 400, code: 'model_not_found' }, 'unauthorised'],
    [{ status: 400, code: null, type: 'invalid_request_error' }, undefined],
    [{ status: 429, code: 'RateLimitReached' }, undefined],
    [{ status: 503, code: 'model_not_found' }, undefined],
    [{ status: 401, code: 'invalid_api_key' }, 'unauthorised'],
    [{ status: 404, code: ['odd'], type: {} }, undefined],
  ])('%j is %s', (fields, kind) => {
    expect(kindOfError(error(fields))).toBe(kind);
  });

  it.each([
    "This model's maximum context length is 4096 tokens. However, you requested 5000 tokens",
    'max_tokens must be at least 1, got -186.',
    'litellm.ContextWindowExceededError: AnthropicError - prompt is too long',
    'Input validation error: `inputs` tokens + `max_new_tokens` must be <= 4096',
    'the request exceeds the available context size',
  ])('tells in words that the prompt is too long: %s', (message) => {
    const fields = { code: 400, type: 'BadRequestError', message };
    expect(kindOfError(error({ status: 400, ...fields }))).toBe('context-too-long');
    expect(kindInStream(error(fields))).toBe('context-too-long');
    expect(kindOfError(error({ status: 500, ...fields }))).toBeUndefined();
    expect(kindOfError(error({ status: 429, ...fields }))).toBeUndefined();
  });

  it.each<[Partial<DescribedError>, string]>([
    [{ code: 'rate_limit_exceeded' }, 'throttled'],
    [{ type: 'overloaded_error' }, 'overloaded'],
    [{ type: 'server_error' }, 'transient'],
    [{ code: 429 }, 'throttled'],
    [{ code: '502' }, 'transient'],
    [{ code: 401 }, 'unauthorised'],
    [{ code: 400 }, 'rejected'],
    [{ code: null }, 'transient'],
    [{ code: 7 }, 'transient'],
    [{}, 'transient'],
  ])('inside a stream, %j is %s', (fields, kind) => {
    expect(kindInStream(error(fields))).toBe(kind);
  });

  it.each<[unknown, unknown, string | null]>([
    [{ message: 'no' }, 'response_format', 'response_format'],
    [{ detail: [{ type: 'extra_forbidden', loc: ['body', 'stream_options'] }] }, undefined, 'stream_options'],
    [{ message: { detail: [{ loc: ['body', 'max_tokens'] }] } }, null, 'max_tokens'],
    [{ detail: 'no' }, null, null],
    [{ detail: [{ loc: ['body'] }] }, '', null],
    [undefined, undefined, null],
  ])('%j, %j names the parameter %s', (body, param, name) => {
    expect(paramOf(body, param)).toBe(name);
  });
});
