import { AnthropicDialect } from './anthropic-dialect.js';
import { CHAT_HABITS, ChatDialect } from './chat-dialects.js';
import { CLOUDS } from './cloud-dialects.js';
import { GeminiDialect, geminiRejects } from './gemini-dialect.js';
import { ResponsesDialect } from './responses-dialect.js';
import type { NamedDialect } from './named-dialect.js';
import type { StrictAnswer, StrictRequest } from './strict-server.js';

const OPENAI: readonly NamedDialect[] = Object.entries(CHAT_HABITS).map(([name, habits]) => ({
  name,
  provider: 'openai',
  start: () => new ChatDialect(habits),
}));

/** Where chat completions of newer models send those who call tools. */
const sendsToResponses = ({ path }: StrictRequest): StrictAnswer | null =>
  path.endsWith('/chat/completions')
    ? {
        status: 400,
        json: {
          error: {
            message:
              'Function tools are not supported in /v1/chat/completions. Please use /v1/responses instead.',
            type: 'invalid_request_error',
            param: 'tools',
          },
        },
      }
    : null;

const RESPONSES: readonly NamedDialect[] = [
  {
    name: 'OpenAI itself',
    provider: 'openai',
    start: () =>
      new ResponsesDialect((url) => ({
        OPENAI_API_KEY: 'sk-test',
        OPENAI_BASE_URL: 'http://api.openai.com/v1',
        LLM_PROXY_URL: url,
      })),
  },
  {
    name: 'a compatible server of the Responses API',
    provider: 'openai',
    start: () =>
      new ResponsesDialect((url) => ({
        OPENAI_API_KEY: 'sk-test',
        OPENAI_BASE_URL: `${url}/v1`,
        OPENAI_MODEL_ID: 'gpt-9',
        OPENAI_API: 'responses',
      })),
  },
  {
    name: 'a gateway that sends tools to the Responses API',
    provider: 'openai',
    start: () =>
      new ResponsesDialect(
        (url) => ({
          OPENAI_API_KEY: 'sk-test',
          OPENAI_BASE_URL: `${url}/v1`,
          OPENAI_MODEL_ID: 'gpt-6-astra',
        }),
        sendsToResponses,
      ),
  },
];

const keyed =
  (header: string, key: string, path: RegExp) =>
  ({ headers, path: asked }: StrictRequest): StrictAnswer | null => {
    if (headers[header] !== key) return geminiRejects('no key', 401, 'UNAUTHENTICATED');
    return path.test(asked) ? null : geminiRejects(`no such path: ${asked}`, 404, 'NOT_FOUND');
  };

const OWN_APIS: readonly NamedDialect[] = [
  {
    name: 'Anthropic',
    provider: 'anthropic',
    start: () =>
      new AnthropicDialect({
        settings: (url) => ({
          ANTHROPIC_API_KEY: 'sk-ant',
          ANTHROPIC_BASE_URL: url,
          ANTHROPIC_MODEL_ID: 'claude-sonnet-5-5',
        }),
        fault: keyed('x-api-key', 'sk-ant', /^\/v1\/messages$/),
      }),
  },
  {
    name: 'Gemini',
    provider: 'gemini',
    start: () =>
      new GeminiDialect({
        settings: (url) => ({
          GEMINI_API_KEY: 'AIza',
          GEMINI_BASE_URL: url,
          GEMINI_MODEL_ID: 'gemini-3.8-flash',
        }),
        fault: keyed(
          'x-goog-api-key',
          'AIza',
          /^\/v1beta\/models\/gemini-3\.8-flash:streamGenerateContent\?alt=sse$/,
        ),
        ids: true,
      }),
  },
];

export const DIALECTS: readonly NamedDialect[] = [...OPENAI, ...RESPONSES, ...OWN_APIS, ...CLOUDS];
