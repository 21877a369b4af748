/** The providers of models that there are adapters for. */
export const PROVIDER_IDS = ['gemini', 'openai', 'anthropic', 'azure', 'vertex', 'bedrock'] as const;
export type ProviderId = (typeof PROVIDER_IDS)[number];
