import { describe, expect, it } from '@jest/globals';
import { modelChoice, sentChoice } from './model-choice.js';

describe('the choice of a model', () => {
  it.each([
    ['gemini', 'gemini-3-flash-preview'],
    ['openai', 'gpt-4o'],
    ['openai', 'meta-llama/Llama-3.3-70B-Instruct:free'],
    ['openai', '@cf/meta/llama-3.1-8b'],
    ['anthropic', 'claude-sonnet-4@20250514'],
    ['anthropic', 'arn:aws:bedrock:eu-west-1:123456789012:inference-profile/eu.anthropic.claude-v1:0'],
  ] as const)('of %s may be %s', (provider, modelId) => {
    expect(modelChoice.parse({ provider, model_id: modelId })).toEqual({ provider, modelId });
    expect(modelChoice.parse(sentChoice({ provider, modelId }))).toEqual({ provider, modelId });
  });

  it('takes the provider in any case, and blanks around both', () => {
    expect(modelChoice.parse({ provider: ' OpenAI\n', model_id: ' gpt-4o ' })).toEqual({
      provider: 'openai',
      modelId: 'gpt-4o',
    });
  });

  it.each(['', ' ', '../files', 'models/../files', 'a?key=b', 'a#b', 'a%2fb', 'a b', '/a', 'x'.repeat(257)])(
    'has no model called %j',
    (model_id) => {
      expect(modelChoice.safeParse({ provider: 'gemini', model_id }).success).toBe(false);
    },
  );
});
