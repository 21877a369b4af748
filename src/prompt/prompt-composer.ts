import { Injectable } from '@nestjs/common';
import type { Language } from '../config/language.js';
import { Settings } from '../config/settings.js';
import { ModelClient } from '../llm/model-client.js';
import { composePromptOf } from './compose-prompt.js';
import type { ComposedPrompt } from './composed-prompt.js';
import { askedLanguages, type PromptCase, type PromptOptions } from './prompt-case.js';
import { tokenCounterFor } from './token-counter.js';

/** Share of its length that a prompt keeps when it was too long for the model. */
const SHORTER = 0.4;

/** What is different from case to case. */
export type CaseOptions = Pick<PromptOptions, 'language' | 'tools' | 'reach'>;

/** Composes prompts within the service's limits, counted as the model counts that is asked now. */
@Injectable()
export class PromptComposer {
  constructor(
    private readonly settings: Settings,
    private readonly model: ModelClient,
  ) {}

  async compose(content: PromptCase, options: CaseOptions): Promise<ComposedPrompt> {
    return composePromptOf(content, {
      ...options,
      limits: this.settings.prompt,
      languages: this.settings.answers.languages,
      counter: this.#counter(),
    });
  }

  /** The same with less evidence, for a model whose context is too small for `first`. */
  async shorten(first: ComposedPrompt, content: PromptCase, options: CaseOptions): Promise<ComposedPrompt> {
    const limits = { ...this.settings.prompt, tokenBudget: Math.ceil(first.tokens * SHORTER) };
    const { languages } = this.settings.answers;
    return composePromptOf(content, { ...options, limits, languages, counter: this.#counter() }, first);
  }

  /** The languages that an answer to this reader is asked in, the reader's first. */
  languagesFor(reader: Language): readonly Language[] {
    return askedLanguages(reader, this.settings.answers.languages);
  }

  #counter() {
    const provider = this.model.model?.provider ?? '';
    return tokenCounterFor({ provider, baseUrl: this.settings.llm.openaiBaseUrl });
  }
}
