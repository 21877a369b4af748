import { describe, expect, it } from '@jest/globals';
import { FAMILIES } from './model-families.js';
import { bareModelId, familyOf, outputRoom } from './model-family.js';

describe('the family of a model', () => {
  it.each<[string, string | undefined, number | undefined]>([
    ['gpt-6.1-sol', 'level', 1024],
    ['gpt-11', 'level', 1024],
    ['openai/gpt-5.2', 'level', 1024],
    ['gpt-5.1-chat-latest', 'none', 1024],
    ['o4-mini', 'level', 1024],
    ['gpt-4o-mini', 'none', 1024],
    ['claude-sonnet-5-5', 'adaptive', 512],
    ['claude-sonnet-5', 'adaptive', 1024],
    ['claude-opus-7', 'adaptive', 512],
    ['global.anthropic.claude-opus-4-6-v1:0', 'adaptive', 4096],
    ['us.anthropic.claude-haiku-4-5-20251001-v1:0', 'budget', 4096],
    ['claude-sonnet-4@20250514', 'budget', 4096],
    ['models/gemini-3.8-flash', 'level', 4096],
    ['gemini-12-flash', 'level', 4096],
    ['gemini-flash-latest', 'level', 4096],
    ['gemini-2.5-pro', 'budget', 2048],
    ['gemini-2.0-flash', 'none', 4096],
    ['our-model', undefined, undefined],
    ['deepseek-v4', undefined, undefined],
    ['Qwen/Qwen3-32B', undefined, undefined],
  ])('%s is told its effort by %s, and cached from %s tokens on', (model, effort, minimum) => {
    expect([familyOf(model)?.effort, familyOf(model)?.cacheMinimum]).toEqual([effort, minimum]);
  });

  it('is one that some id belongs to', () => {
    for (const { contextTokens, outputTokens, cacheMinimum } of FAMILIES) {
      expect(outputTokens).toBeLessThan(contextTokens);
      expect(cacheMinimum).toBeLessThan(outputTokens);
    }
  });
});

describe('the id of a model', () => {
  it.each([
    ['us.anthropic.claude-x-v1:0', 'claude-x-v1:0'],
    ['models/gemini-x', 'gemini-x'],
    ['anthropic/claude-x', 'claude-x'],
    ['publishers/google/models/gemini-x', 'gemini-x'],
    ['GPT-X', 'gpt-x'],
  ])('%s is %s without what others write before it', (model, bare) => {
    expect(bareModelId(model)).toBe(bare);
  });
});

describe('the room for an output', () => {
  it.each([
    ['gpt-6.1-sol', 'low', 1000, 3048],
    ['claude-sonnet-5-5', 'high', 200_000, 128_000],
    ['gpt-4o', 'high', 1000, 1000],
    ['our-model', 'high', 1000, 1000],
  ] as const)('of %s at effort %s for an answer of %i tokens is %i', (model, effort, answer, room) => {
    expect(outputRoom(familyOf(model), effort, answer)).toBe(room);
  });
});
