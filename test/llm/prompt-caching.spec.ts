import { countTokens } from 'gpt-tokenizer';
import { describe, expect, it } from '@jest/globals';
import { llm } from '../../src/config/areas/llm.js';
import { familyOf } from '../../src/llm/models/model-family.js';
import { closing } from '../support/provider-world.js';
import { RecordedAnalysis } from '../support/recorded-analysis.js';
import { DIALECTS } from '../support/strict/dialects.js';
import { isJson, listIn, StrictServer, type Json } from '../support/strict/strict-server.js';

/** What begins every prompt, in the order in which the provider reads it, and its first words that differ. */
const BEGINNINGS: Readonly<
  Record<string, (body: Json) => { readonly same: unknown; readonly other: unknown }>
> = {
  'OpenAI itself': ({ tools, instructions, input }) => ({
    same: [tools, instructions],
    other: listIn(input)[0],
  }),
  Anthropic: ({ tools, system, messages }) => ({ same: [tools, system], other: listIn(messages)[0] }),
  Gemini: ({ tools, systemInstruction, contents }) => ({
    same: [systemInstruction, tools],
    other: listIn(contents)[0],
  }),
};

const named = Object.keys(BEGINNINGS).flatMap((name) => DIALECTS.filter((dialect) => dialect.name === name));

/** Two analyses, each the first of its own process. */
const bodiesAt = async ({ provider, start }: (typeof named)[number]): Promise<readonly Json[]> =>
  Promise.all(
    [1, 2].map(async () => {
      const server = closing(await StrictServer.start(start()));
      const { environment } = server;
      const analysis = closing(await RecordedAnalysis.start([{ id: provider, environment }]));
      const { provenance } = await analysis.run();
      expect(provenance.usage?.cachedTokens).toBeGreaterThanOrEqual(0);
      return server.requests[0]?.body ?? {};
    }),
  );

describe.each(named)('a prompt for $name', (dialect) => {
  it('begins alike for every alert, with enough to be cached by OpenAI', async () => {
    const [first, second] = (await bodiesAt(dialect)).map((body) => BEGINNINGS[dialect.name]?.(body));
    expect(first?.same).toEqual(second?.same);
    // The marker word differs from prompt to prompt, and comes later.
    expect(first?.other).not.toEqual(second?.other);
    expect(countTokens(JSON.stringify(first?.same))).toBeGreaterThan(1024);
  });
});

describe('what is cached', () => {
  it('is asked for by one key at OpenAI, and by marks at Anthropic', async () => {
    const [openai, anthropic] = await Promise.all(
      ['OpenAI itself', 'Anthropic'].map(async (name) => {
        const dialect = named.find((each) => each.name === name);
        return dialect === undefined ? {} : ((await bodiesAt(dialect))[0] ?? {});
      }),
    );
    expect(openai?.['prompt_cache_key']).toBe('kuberca-agent');
    const marked = [listIn(anthropic?.['tools']).at(-1), listIn(anthropic?.['system']).at(-1)];
    for (const block of marked) expect(isJson(block?.['cache_control'])).toBe(true);
  });

  it('is told of in what an analysis cost', async () => {
    const dialect = named.find(({ name }) => name === 'OpenAI itself');
    if (dialect === undefined) throw new Error('there is no such dialect');
    const server = closing(await StrictServer.start(dialect.start()));
    const analysis = closing(
      await RecordedAnalysis.start([{ id: 'openai', environment: server.environment }]),
    );
    // Fifty of a hundred in each of three turns.
    expect((await analysis.run()).provenance.usage).toMatchObject({ inputTokens: 300, cachedTokens: 150 });
  });

  it('begins at the default models of OpenAI and Anthropic with what every prompt begins with', () => {
    for (const { fallback } of [llm.openaiModel, llm.anthropicModel]) {
      expect(familyOf(fallback)?.cacheMinimum).toBeLessThanOrEqual(1024);
    }
  });
});
