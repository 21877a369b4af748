import { estimateTokens } from './estimate-tokens.js';

/** Whether a number of tokens is the model's own or a guess that errs on the high side. */
export type TokenCount = 'tokenizer' | 'estimate';

export interface TokenCounter {
  readonly kind: TokenCount;
  readonly count: (text: string) => number;
  /**
   * The model's own tokenizer, where there is one: loaded with the first call (about 0.2 s and 75 MB), so asked for only
   * when the estimate is near the limit.
   */
  readonly exact?: () => Promise<TokenCounter>;
}

export const ESTIMATE: TokenCounter = { kind: 'estimate', count: estimateTokens };

const OPENAI: TokenCounter = {
  ...ESTIMATE,
  exact: async () => {
    const { countO200k } = await import('./o200k.js');
    return { kind: 'tokenizer', count: countO200k };
  },
};

/**
 * What counts tokens for a model. Only OpenAI publishes its tokenizer; what answers behind another base URL may be any
 * model, so it is estimated like Anthropic's and Gemini's.
 */
export const tokenCounterFor = (model: {
  readonly provider: string;
  readonly baseUrl: string | null;
}): TokenCounter => (model.provider === 'openai' && model.baseUrl === null ? OPENAI : ESTIMATE);
