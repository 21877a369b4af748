import { httpHeaders } from '../http-headers.js';
import { PROVIDER_IDS } from '../providers.js';
import { choice, decimal, flag, httpUrl, integer, secret, text, textWithDefault } from '../setting.js';
import { choices } from '../word-lists.js';
import { llmClouds } from './llm-clouds.js';

/** The model: which, with what key, what one investigation may take, and what happens when a call fails. */
export const llm = {
  provider: choice('AI_PROVIDER', PROVIDER_IDS, {
    fallback: 'gemini',
    about: 'Model provider. Without its key, the rules answer.',
  }),
  fallbackProviders: choices('AI_PROVIDER_FALLBACK', PROVIDER_IDS, {
    fallback: [],
    about: 'Providers asked in this order when the one before fails; those without a key are passed over.',
    example: 'anthropic,openai',
  }),
  geminiApiKey: secret('GEMINI_API_KEY', { about: 'Key for Gemini.', example: 'from a Secret' }),
  geminiModel: textWithDefault('GEMINI_MODEL_ID', {
    fallback: 'gemini-3.8-flash',
    about: 'Model at Gemini.',
  }),
  geminiBaseUrl: httpUrl('GEMINI_BASE_URL', {
    about: 'Base URL of a gateway in front of Gemini, without the version.',
    example: 'http://gateway.models.svc:8080',
  }),
  geminiHeaders: httpHeaders('GEMINI_HEADERS', 'Further headers sent to Gemini.'),
  openaiApiKey: secret('OPENAI_API_KEY', {
    about: 'Key for OpenAI or a compatible server.',
    example: 'from a Secret',
  }),
  openaiModel: textWithDefault('OPENAI_MODEL_ID', {
    fallback: 'gpt-6.1-sol',
    about: 'Model at OpenAI or a compatible server.',
  }),
  openaiBaseUrl: httpUrl('OPENAI_BASE_URL', {
    about: 'Base URL of an OpenAI-compatible server, with the version.',
    example: 'http://vllm.models.svc:8000/v1',
  }),
  openaiHeaders: httpHeaders('OPENAI_HEADERS', 'Further headers sent to OpenAI or a compatible server.'),
  anthropicApiKey: secret('ANTHROPIC_API_KEY', { about: 'Key for Anthropic.', example: 'from a Secret' }),
  anthropicModel: textWithDefault('ANTHROPIC_MODEL_ID', {
    fallback: 'claude-sonnet-5-5',
    about: 'Model at Anthropic.',
  }),
  anthropicBaseUrl: httpUrl('ANTHROPIC_BASE_URL', {
    about: 'Base URL of a gateway in front of Anthropic, without the version.',
    example: 'http://gateway.models.svc:8080',
  }),
  anthropicHeaders: httpHeaders('ANTHROPIC_HEADERS', 'Further headers sent to Anthropic.'),
  anthropicMaxTokens: integer('ANTHROPIC_MAX_TOKENS', {
    fallback: 0,
    min: 0,
    max: 200_000,
    shownDefault: 'LLM_MAX_OUTPUT_TOKENS',
    about: 'Longest answer of Anthropic, in tokens; 0 means LLM_MAX_OUTPUT_TOKENS.',
    example: '8192',
  }),
  effort: choice('LLM_EFFORT', ['low', 'medium', 'high'], {
    fallback: 'medium',
    about: 'How much a model may think before it answers: low, medium or high; for models that can be told.',
  }),
  probeAtStart: flag('LLM_PROBE_AT_START', {
    fallback: true,
    about:
      'Whether each model is asked one small question with one tool at the start, so that what is wrong is known before the first alert.',
  }),
  openaiApi: choice('OPENAI_API', ['auto', 'responses', 'chat'], {
    fallback: 'auto',
    about:
      'Protocol of OPENAI_BASE_URL: responses, or chat completions; auto: responses at OpenAI itself, else chat completions.',
  }),
  ...llmClouds,
  proxyUrl: httpUrl('LLM_PROXY_URL', {
    about: 'HTTP proxy for calls to every provider; wins over HTTPS_PROXY and NO_PROXY.',
    example: 'http://proxy.egress.svc:3128',
  }),
  httpsProxy: httpUrl('HTTPS_PROXY', {
    about: 'HTTP proxy for calls over https to providers and to the sinks of notifications.',
    example: 'http://proxy.egress.svc:3128',
  }),
  noProxy: text('NO_PROXY', {
    about: 'Hosts that are called without HTTPS_PROXY, comma-separated.',
    example: '.svc,.cluster.local,10.0.0.0/8',
  }),
  requestTimeoutSeconds: integer('LLM_REQUEST_TIMEOUT_SECONDS', {
    fallback: 120,
    min: 1,
    max: 225,
    about: 'Timeout of one call to the model, its whole answer included.',
  }),
  idleTimeoutSeconds: integer('LLM_IDLE_TIMEOUT_SECONDS', {
    fallback: 45,
    min: 1,
    max: 225,
    about: 'A call that gives no sign of life for this long counts as dead.',
  }),
  maxOutputTokens: integer('LLM_MAX_OUTPUT_TOKENS', {
    fallback: 8192,
    min: 256,
    max: 200_000,
    about: 'Longest answer of the model, in tokens.',
  }),
  maxTurns: integer('LLM_MAX_TURNS', {
    fallback: 12,
    min: 1,
    max: 100,
    about:
      'Calls of the model in one investigation; the last one is asked for its best answer without tools.',
  }),
  maxToolCalls: integer('LLM_MAX_TOOL_CALLS', {
    fallback: 30,
    min: 0,
    max: 500,
    about: 'Calls of tools in one investigation; 0 offers none.',
  }),
  maxInvestigationTokens: integer('LLM_MAX_INVESTIGATION_TOKENS', {
    fallback: 300_000,
    min: 1000,
    max: 100_000_000,
    about:
      'Tokens that one investigation may use in all, prompts and answers; then the model is asked for its best answer.',
  }),
  budgetTokensPerMinute: integer('LLM_BUDGET_TOKENS_PER_MINUTE', {
    fallback: 0,
    min: 0,
    max: 1_000_000_000,
    about: 'Tokens this process may use a minute; beyond it the rules answer. 0 means no limit.',
  }),
  budgetTokensPerDay: integer('LLM_BUDGET_TOKENS_PER_DAY', {
    fallback: 0,
    min: 0,
    max: 1_000_000_000_000,
    about: 'Tokens this process may use in 24 hours; beyond it the rules answer. 0 means no limit.',
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
  circuitFailures: integer('LLM_CIRCUIT_FAILURES', {
    fallback: 5,
    min: 1,
    max: 1000,
    about: 'Failed calls in a row after which a provider is not asked for a while.',
  }),
  circuitOpenSeconds: integer('LLM_CIRCUIT_OPEN_SECONDS', {
    fallback: 30,
    min: 1,
    max: 3600,
    about: 'How long it is not asked then; afterwards one call tries it.',
  }),
};
