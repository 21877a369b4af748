import { describe, expect, it } from '@jest/globals';
import { LlmError, type FailureKind } from './failure.js';
import { CircuitOpen } from './provider-circuit.js';
import { mostTelling, type ProviderFailure } from './telling-failure.js';

const failed = (provider: ProviderFailure['provider'], kind: FailureKind): ProviderFailure => ({
  provider,
  failure: new LlmError(kind, `${kind} there`, { retryAfterMs: kind === 'throttled' ? 9000 : null }),
});
const open = (provider: ProviderFailure['provider'], kind: FailureKind): ProviderFailure => ({
  provider,
  failure: new CircuitOpen(kind, `not asked: ${kind}`),
});

describe('the failure of all providers', () => {
  it.each<[string, readonly [ProviderFailure, ...ProviderFailure[]], FailureKind]>([
    ["is the first one's", [failed('openai', 'throttled'), failed('gemini', 'timeout')], 'throttled'],
    ['passes over an open circuit', [open('openai', 'overloaded'), failed('gemini', 'timeout')], 'timeout'],
    ['is that of an open circuit if all are', [open('openai', 'quota'), open('gemini', 'timeout')], 'quota'],
    [
      'names refused credentials only if all refuse them',
      [failed('openai', 'unauthorised'), open('gemini', 'overloaded')],
      'overloaded',
    ],
    [
      'says that all refuse the credentials',
      [open('openai', 'unauthorised'), failed('gemini', 'unauthorised')],
      'unauthorised',
    ],
    [
      'is the one that the caller can cure',
      [failed('openai', 'overloaded'), failed('gemini', 'context-too-long')],
      'context-too-long',
    ],
  ])('%s', (_, failures, kind) => {
    const failure = mostTelling(failures);
    expect(failure.kind).toBe(kind);
    for (const { provider, failure: one } of failures) {
      expect(failure.message).toContain(`${provider}: ${one.message}`);
    }
  });

  it('is left as it is when there is but one provider', () => {
    const only = failed('openai', 'throttled');
    expect(mostTelling([only])).toBe(only.failure);
  });

  it("keeps the provider's delay", () => {
    expect(mostTelling([failed('openai', 'throttled'), failed('gemini', 'timeout')]).retryAfterMs).toBe(9000);
  });
});
