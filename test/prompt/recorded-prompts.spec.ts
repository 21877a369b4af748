import { describe, expect, it } from '@jest/globals';
import { countTokens } from 'gpt-tokenizer/encoding/o200k_base';
import { loadSettings } from '../../src/config/load.js';
import { RuleMasker } from '../../src/masking/rule-masker.js';
import { composePromptOf } from '../../src/prompt/compose-prompt.js';
import type { ComposedPrompt } from '../../src/prompt/composed-prompt.js';
import type { PromptCase } from '../../src/prompt/prompt-case.js';
import { recordedCase } from '../support/recorded-case.js';
import { recordedScenarios, type Scenario } from '../support/recorded-scenario.js';

const settings = loadSettings({});
const masker = new RuleMasker(settings);

const promptOf = async (scenario: Scenario) => {
  const { content } = await recordedCase(scenario);
  const composed = await composePromptOf(content.value, { limits: settings.prompt, language: 'en' });
  return { content: content.value as PromptCase, composed, prompt: masker.mask(composed).value };
};

/** What the model is shown of the evidence that findings rest on, and of the alert. */
const shownOf = ({ shown }: ComposedPrompt, ids: readonly string[]): string =>
  Object.entries(shown)
    .filter(([id]) => ids.includes(id))
    .map(([, text]) => text)
    .join('\n')
    .replaceAll(/\s+/g, ' ')
    .replaceAll('\\"', '"');

/** Fragments that a finding quotes, part by part, without times, which are shown in another form. */
const quotedIn = (texts: readonly string[]): readonly string[] =>
  texts
    .flatMap((text) => [...text.matchAll(/"([^"]{4,})"/g)].map(([, quoted = '']) => quoted))
    .flatMap((quoted) => quoted.replace(/^\d{4}-\d\d-\d\d[T ]\S+ /, '').split(': '))
    .map((part) => part.replaceAll(/\s+/g, ' ').trim());

describe.each(recordedScenarios().map((scenario) => [scenario.name, scenario] as const))(
  'the prompt of the recorded cluster %s',
  (_, scenario) => {
    it('shows in the evidence itself what names the cause', async () => {
      const { prompt } = await promptOf(scenario);
      const evidence = shownOf(prompt, Object.keys(prompt.shown));
      const found = (expression: string): boolean => new RegExp(expression, 'i').test(evidence);
      expect(scenario.expected.must_name.filter((name) => !found(name))).toEqual([]);
    });

    it('shows what the findings quote, in some evidence', async () => {
      const { content, prompt } = await promptOf(scenario);
      expect(content.diagnosis.findings.length).toBeGreaterThan(0);
      const shown = shownOf(prompt, Object.keys(prompt.shown));
      for (const { cause, support } of content.diagnosis.findings) {
        const missing = quotedIn([cause.en, ...support.map(({ en }) => en)]).filter(
          (quoted) => !shown.includes(quoted),
        );
        expect(missing).toEqual([]);
      }
    });

    it('shows every reading, or says that it is empty or was not read', async () => {
      const { content, prompt } = await promptOf(scenario);
      expect(Object.keys(prompt.shown).sort()).toEqual(content.collected.evidence.map(({ id }) => id).sort());
      expect(prompt.cuts).toEqual([]);
    });

    it('is not changed by being masked once more', async () => {
      const { composed, prompt } = await promptOf(scenario);
      expect(prompt).toEqual(composed);
    });

    it('costs few tokens, and no more than it is counted for', async () => {
      const { prompt } = await promptOf(scenario);
      const user = countTokens(prompt.user);
      // The case graph adds what stands out on the way from the alert.
      expect(user).toBeLessThanOrEqual(2600);
      expect(prompt.tokens).toBeGreaterThanOrEqual(countTokens(prompt.system) + user);
    });
  },
);
