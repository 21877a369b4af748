/** What is known of the models of one family before the first of them is asked. */
export interface ModelFamily {
  /** Matches a bare id, as the vendor has it. */
  readonly ids: RegExp;
  /**
   * How the effort is told. `level`: by its name; `adaptive`: by its name, with thinking as the model sees fit;
   * `budget`: in tokens; `none`: it cannot be told.
   */
  readonly effort: 'level' | 'adaptive' | 'budget' | 'none';
  /** Whether a schema of the answer may stand beside tools. */
  readonly schemaBesideTools: boolean;
  /** The parameter of chat completions that limits the answer. */
  readonly chatLimit: 'max_completion_tokens' | 'max_tokens';
  /** Longest conversation with its answer, in tokens. */
  readonly contextTokens: number;
  /** Longest answer, thoughts included, in tokens. */
  readonly outputTokens: number;
  /** Shortest beginning of a prompt that the provider caches, in tokens. */
  readonly cacheMinimum: number;
}

const openai = {
  effort: 'level',
  schemaBesideTools: true,
  chatLimit: 'max_completion_tokens',
  cacheMinimum: 1024,
} as const;

/** Models that do not reason, and take the limit by either name. */
const old = { effort: 'none', chatLimit: 'max_tokens' } as const;

const claude = {
  effort: 'adaptive',
  schemaBesideTools: true,
  chatLimit: 'max_tokens',
  contextTokens: 1_000_000,
  outputTokens: 128_000,
} as const;

const gemini = {
  effort: 'level',
  schemaBesideTools: true,
  chatLimit: 'max_tokens',
  contextTokens: 1_048_576,
  outputTokens: 65_536,
  cacheMinimum: 4096,
} as const;

/**
 * The first that matches counts. What is not here, or wrong here, is found out by asking (docs/model.md "What a model
 * takes"). Sources: the vendors' pages on models, reasoning or thinking, and prompt caching.
 */
export const FAMILIES: readonly ModelFamily[] = [
  // OpenAI. The chat models of the fifth generation do not reason.
  { ...openai, ids: /^gpt-5(?:\.\d+)?-chat/, effort: 'none', contextTokens: 128_000, outputTokens: 16_384 },
  { ...openai, ids: /^gpt-(?:5\.[4-9]|[6-9]|\d\d)/, contextTokens: 1_050_000, outputTokens: 128_000 },
  { ...openai, ids: /^gpt-5/, contextTokens: 400_000, outputTokens: 128_000 },
  { ...openai, ids: /^o[1-9]/, contextTokens: 200_000, outputTokens: 100_000 },
  { ...openai, ...old, ids: /^gpt-4\.1/, contextTokens: 1_047_576, outputTokens: 32_768 },
  { ...openai, ...old, ids: /^(?:chatgpt-4o|gpt-4o)/, contextTokens: 128_000, outputTokens: 16_384 },
  // Anthropic. From 4.6 on a budget of tokens is refused or on its way out.
  {
    ...claude,
    ids: /^claude-[a-z]+-5-[2-9]|^claude-(?:opus|fable|mythos)-5|^claude-[a-z]+-(?:[6-9]|\d\d)(?!\d)/,
    cacheMinimum: 512,
  },
  { ...claude, ids: /^claude-[a-z]+-5|^claude-opus-4-8/, cacheMinimum: 1024 },
  { ...claude, ids: /^claude-opus-4-7|^claude-sonnet-4-6/, cacheMinimum: 2048 },
  { ...claude, ids: /^claude-opus-4-6/, cacheMinimum: 4096 },
  {
    ...claude,
    ids: /^claude-(?:[a-z]+-4|3-7)/,
    effort: 'budget',
    contextTokens: 200_000,
    outputTokens: 64_000,
    cacheMinimum: 4096,
  },
  // Google. Before Gemini 3 the effort is a budget, and a schema beside tools is refused.
  { ...gemini, ids: /^gemini-(?:[3-9]|\d\d|[a-z-]+-latest)/ },
  { ...gemini, ids: /^gemini-2\.5/, effort: 'budget', schemaBesideTools: false, cacheMinimum: 2048 },
  { ...gemini, ids: /^gemini-[12]/, effort: 'none', schemaBesideTools: false, outputTokens: 8192 },
];
