import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from '@jest/globals';
import { llm } from '../../src/config/areas/llm.js';
import { familyOf } from '../../src/llm/models/model-family.js';

const sdkFile = (path: string): string =>
  readFileSync(fileURLToPath(new URL(`../../node_modules/${path}`, import.meta.url)), 'utf8');

/** Ids in the list that a type of an SDK is. */
const idsOfType = (text: string, type: string): readonly string[] => {
  const [, union = ''] = new RegExp(`type ${type} = ([^;]+);`).exec(text) ?? [];
  return [...union.matchAll(/['"]([\w.-]+)['"]/g)].map(([, id = '']) => id);
};

const OPENAI = sdkFile('openai/resources/shared.d.ts');
const ANTHROPIC = sdkFile('@anthropic-ai/sdk/resources/messages/messages.d.ts');
const ANTHROPIC_DEPRECATED = sdkFile('@anthropic-ai/sdk/internal/data/deprecated-models.js');
const GEMINI = sdkFile('@google/genai/dist/node/node.d.ts');

/** The comment above the list of OpenAI's models names those that are to be shut down. */
const [openAiDeprecated = ''] = /Deprecated values:[^]*?\*\//.exec(OPENAI) ?? [];

const PROVIDERS = [
  {
    name: 'OpenAI',
    model: llm.openaiModel.fallback,
    known: idsOfType(OPENAI, 'ChatModel'),
    deprecated: [...openAiDeprecated.matchAll(/"([\w.-]+)"/g)].map(([, id = '']) => id),
    old: 'gpt-4o',
  },
  {
    name: 'Anthropic',
    model: llm.anthropicModel.fallback,
    known: idsOfType(ANTHROPIC, 'Model'),
    deprecated: [...ANTHROPIC_DEPRECATED.matchAll(/'(claude[\w.-]+)'/g)].map(([, id = '']) => id),
    old: 'claude-sonnet-4-5',
  },
  // Google's SDK tells of a model's end only when it is asked of the API; what is a preview has no promise at all.
  {
    name: 'Gemini',
    model: llm.geminiModel.fallback,
    known: idsOfType(GEMINI, 'Model_2'),
    deprecated: idsOfType(GEMINI, 'Model_2').filter((id) => id.includes('preview')),
    old: 'gemini-3-flash-preview',
  },
];

describe.each(PROVIDERS)('the default model of $name', ({ model, known, deprecated, old }) => {
  it('is one that its SDK knows and does not list as deprecated', () => {
    expect(known).toContain(model);
    expect(deprecated).not.toContain(model);
  });

  it('would be found in that list', () => {
    expect(deprecated).toContain(old);
  });

  it('is of a family whose effort can be told', () => {
    expect(['level', 'adaptive']).toContain(familyOf(model)?.effort);
  });
});
