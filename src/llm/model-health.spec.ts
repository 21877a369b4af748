import { describe, expect, it } from '@jest/globals';
import { modelStatusOf } from './model-health.js';

describe('what readiness says of models', () => {
  const refused = { provider: 'openai', why: 'refused' } as const;
  const outage = { provider: 'gemini', why: 'outage' } as const;

  it.each([
    ['closed', [], true, { state: 'up', detail: null }],
    [
      'closed',
      [refused],
      true,
      {
        state: 'degraded',
        detail: 'openai refused the credentials',
        variable: expect.stringMatching(/OPENAI_API_KEY/),
      },
    ],
    ['closed', [outage], false, { state: 'unreachable', detail: 'gemini does not answer; the rules answer' }],
    [
      'open',
      [refused, { ...outage, why: 'refused' }],
      false,
      {
        state: 'refused',
        detail: 'openai refused the credentials; gemini refused the credentials; the rules answer',
      },
    ],
    ['disabled', [], false, { state: 'off', detail: 'no model is configured; the rules answer' }],
    [
      'closed',
      [{ provider: 'openai', why: 'rejects', words: 'request rejected: no tools here' }],
      false,
      {
        state: 'refused',
        detail: 'openai rejects every request (request rejected: no tools here); the rules answer',
      },
    ],
  ] as const)('whose circuit is %s with %j', (state, outages, available, expected) => {
    expect(modelStatusOf({ state, outages, available, withoutTools: [] })).toMatchObject(expected);
  });

  it('names those that call no tools', () => {
    const chain = { state: 'closed', outages: [], available: true, withoutTools: ['openai'] } as const;
    expect(modelStatusOf(chain)).toMatchObject({
      state: 'degraded',
      detail: 'called no tool when told to: openai',
    });
  });
});
