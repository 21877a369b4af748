import { choice, decimal, httpUrl, integer, secret, textWithDefault } from '../setting.js';

/** The model: which, with what key, and how often a failing call is tried again. */
export const llm = {
  provider: choice('AI_PROVIDER', ['gemini', 'openai', 'anthropic'], {
    fallback: 'gemini',
    about: 'Model provider. Without its key, the rules answer.',
  }),
  openaiApiKey: secret('OPENAI_API_KEY', {
    about: 'Key for OpenAI or a compatible server.',
    example: 'from a Secret',
  }),
  openaiModel: textWithDefault('OPENAI_MODEL_ID', {
    fallback: 'gpt-4o',
    about: 'Model at OpenAI or a compatible server.',
  }),
  openaiBaseUrl: httpUrl('OPENAI_BASE_URL', {
    about: 'Base URL of an OpenAI-compatible server.',
    example: 'http://vllm.models.svc:8000/v1',
  }),
  requestTimeoutSeconds: integer('LLM_REQUEST_TIMEOUT_SECONDS', {
    fallback: 60,
    min: 1,
    max: 225,
    about: 'Timeout of one call to the model.',
  }),
  maxOutputTokens: integer('LLM_MAX_OUTPUT_TOKENS', {
    fallback: 8192,
    min: 256,
    max: 200_000,
    about: 'Longest answer of the model, in tokens.',
  }),
  retryMaxAttempts: integer('LLM_RETRY_MAX_ATTEMPTS', {
    fallback: 5,
    min: 1,
    max: 20,
    about: 'Calls made in all when the model fails for a passing reason.',
  }),
  retryMinWait: decimal('LLM_RETRY_MIN_WAIT', {
    fallback: 1,
    min: 0,
    max: 300,
    about: 'Shortest wait between calls, in seconds.',
  }),
  retryMaxWait: decimal('LLM_RETRY_MAX_WAIT', {
    fallback: 60,
    min: 0,
    max: 300,
    about: 'Longest wait between calls, in seconds.',
  }),
  retryTotalTimeout: decimal('LLM_RETRY_TOTAL_TIMEOUT', {
    fallback: 180,
    min: 0,
    max: 3600,
    about: 'No further call is made after this many seconds, nor beyond the deadline of the analysis.',
  }),
  circuitProbeSeconds: integer('LLM_CIRCUIT_PROBE_SECONDS', {
    fallback: 60,
    min: 1,
    max: 3600,
    about:
      'After the provider refused the key or the model, how often it is asked whether it accepts them again.',
  }),
};
