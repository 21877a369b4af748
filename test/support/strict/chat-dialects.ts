import { isDeepStrictEqual } from 'node:util';
import { ANSWER, PLOT } from './plot.js';
import {
  isJson,
  listIn,
  unknownIn,
  type Json,
  type StrictAnswer,
  type StrictDialect,
  type StrictRequest,
} from './strict-server.js';

/** What tells one server of chat completions from another. */
export interface ChatHabits {
  readonly model: string;
  readonly settings?: Readonly<Record<string, string>>;
  /** Parameters beyond those that all have. */
  readonly parameters?: readonly string[];
  /** Fields of a reply's message that the server takes, beyond role, content and tool_calls. */
  readonly messageFields?: readonly string[];
  /** Fields of a call that it takes, beyond id, type and function. */
  readonly callFields?: readonly string[];
  /** The n-th id of a call. */
  readonly callId: (n: number) => string;
  /** Pieces of a message before its calls, as deltas; `whole` is what must come back. */
  readonly thinks: (turn: number) => { readonly deltas: readonly Json[]; readonly whole: Json };
  /** What stands in a call beside id, type and function. */
  readonly inCall?: (turn: number, at: number) => Json;
  /** What else it rejects; its whole error object. */
  readonly fault?: (request: StrictRequest) => Json | null;
}

const PARAMETERS = ['model', 'messages', 'stream', 'tools'];

const rejects = (message: string, param: string | null = null): StrictAnswer => ({
  status: 400,
  json: { error: { message, type: 'invalid_request_error', param, code: null } },
});

/** A server of chat completions that wants back exactly what it gave, and takes nothing that it does not know. */
export class ChatDialect implements StrictDialect {
  /** The messages of its replies, as they must come back. */
  readonly #given: Json[] = [];
  #calls = 0;

  constructor(private readonly habits: ChatHabits) {}

  environment(url: string): Readonly<Record<string, string>> {
    return {
      OPENAI_API_KEY: 'sk-test',
      OPENAI_BASE_URL: `${url}/v1`,
      OPENAI_MODEL_ID: this.habits.model,
      ...this.habits.settings,
    };
  }

  answer(request: StrictRequest): StrictAnswer {
    const { body, path } = request;
    if (path !== '/v1/chat/completions') return { status: 404, json: { error: { message: 'not found' } } };
    const told = this.habits.fault?.(request) ?? null;
    if (told !== null) return { status: 400, json: { error: told } };
    const unknown = unknownIn(body, [...PARAMETERS, ...(this.habits.parameters ?? [])]);
    if (unknown !== undefined) return rejects(`Unrecognized request argument supplied: ${unknown}`, unknown);
    const messages = listIn(body['messages']);
    const fault = this.#messagesFault(messages);
    return fault === null ? this.#reply(messages.filter(isReply).length) : rejects(fault);
  }

  #messagesFault(messages: readonly Json[]): string | null {
    for (const [at, message] of messages.entries()) {
      const known = ['role', 'content', 'tool_calls', 'tool_call_id', ...(this.habits.messageFields ?? [])];
      const unknown = unknownIn(message, known);
      if (unknown !== undefined) return `messages.${at}.${unknown}: Extra inputs are not permitted`;
      const fault = isReply(message) ? this.#replyFault(message, messages, at) : null;
      if (fault !== null) return fault;
    }
    return null;
  }

  #replyFault(message: Json, messages: readonly Json[], at: number): string | null {
    const given = this.#given[messages.slice(0, at).filter(isReply).length];
    if (given === undefined) return 'a reply that nobody gave';
    for (const [name, value] of Object.entries(given)) {
      if (name !== 'tool_calls' && !isDeepStrictEqual(message[name], value))
        return `The \`${name}\` of message ${at} is not what was given`;
    }
    const calls = listIn(message['tool_calls']);
    const known = ['id', 'type', 'function', ...(this.habits.callFields ?? [])];
    const unknown = calls.map((call) => unknownIn(call, known)).find((name) => name !== undefined);
    if (unknown !== undefined) return `messages.${at}.tool_calls.${unknown}: Extra inputs are not permitted`;
    if (!isDeepStrictEqual(calls, given['tool_calls']))
      return `The calls of message ${at} are not those given`;
    const results = messages.slice(at + 1, at + 1 + calls.length).map((each) => each['tool_call_id']);
    return isDeepStrictEqual(
      results,
      calls.map(({ id }) => id),
    )
      ? null
      : `results ${String(results)} do not follow`;
  }

  #reply(turn: number): StrictAnswer {
    const calls = (PLOT[turn] ?? []).map(({ name, arguments: text }, at) => ({
      id: this.habits.callId((this.#calls += 1)),
      type: 'function',
      function: { name, arguments: text },
      ...this.habits.inCall?.(turn, at),
    }));
    if (calls.length === 0) return streamed([{ content: ANSWER }], 'stop');
    const { deltas, whole } = this.habits.thinks(turn);
    this.#given[turn] = { content: null, ...whole, tool_calls: calls };
    return streamed(
      [...deltas, ...calls.map((call, index) => ({ tool_calls: [{ index, ...call }] }))],
      'tool_calls',
    );
  }
}

const isReply = ({ role }: Json): boolean => role === 'assistant';

const streamed = (deltas: readonly Json[], finish: string): StrictAnswer => {
  const chunk = (delta: Json, finishReason: string | null) => ({
    id: 'c',
    object: 'chat.completion.chunk',
    choices: [{ index: 0, delta, finish_reason: finishReason }],
  });
  return {
    events: [
      ...deltas.map((delta) => chunk({ role: 'assistant', ...delta }, null)),
      chunk({}, finish),
      { id: 'c', choices: [], usage: { prompt_tokens: 100, completion_tokens: 10 } },
      'data: [DONE]\n\n',
    ],
  };
};

const STREAMING = ['stream_options', 'max_tokens', 'response_format', 'tool_choice'];
const nothing = () => ({ deltas: [], whole: {} });
const numbered = (n: number): string => `call_${n}`;

const lettersAndDigits = (n: number): string => `D681PevK${n}`;

/** The effort that models of OpenAI must be told beside tools in this protocol, and may not exceed. */
const onlyWithoutEffort = ({ body }: StrictRequest): Json | null =>
  body['tools'] !== undefined && body['reasoning_effort'] !== 'none'
    ? {
        message:
          "Function tools with reasoning_effort are not supported for this model in chat completions; set reasoning_effort to 'none'.",
        type: 'invalid_request_error',
        param: 'reasoning_effort',
      }
    : null;

const idsOfMistral = ({ body }: StrictRequest): Json | null =>
  listIn(body['messages']).some(
    ({ tool_call_id: id }) => typeof id === 'string' && !/^[a-zA-Z\d]{9}$/.test(id),
  )
    ? {
        message: 'Tool call id has to be defined and of the form a-z, A-Z, 0-9, with a length of 9.',
        type: 'invalid',
      }
    : null;

/** By what they are known for. */
export const CHAT_HABITS: Readonly<Record<string, ChatHabits>> = {
  'plain chat completions': { model: 'm', parameters: STREAMING, callId: numbered, thinks: nothing },
  'a model of OpenAI at a gateway': {
    model: 'openai/gpt-6.1-terra',
    parameters: [
      'stream_options',
      'max_completion_tokens',
      'response_format',
      'tool_choice',
      'reasoning_effort',
    ],
    callId: (n) => `call_${n}abc`,
    thinks: nothing,
    fault: onlyWithoutEffort,
  },
  DeepSeek: {
    model: 'deepseek-v4',
    parameters: STREAMING,
    messageFields: ['reasoning_content'],
    callId: (n) => `call_00_${n}`,
    thinks: (turn) => ({
      deltas: [
        { content: null, reasoning_content: 'I look ' },
        { content: null, reasoning_content: `at ${turn}.` },
      ],
      whole: { reasoning_content: `I look at ${turn}.` },
    }),
  },
  'Gemini behind its OpenAI endpoint': {
    model: 'gemini-3.8-flash',
    parameters: STREAMING,
    callFields: ['extra_content'],
    callId: (n) => `function-call-${n}`,
    thinks: nothing,
    inCall: (turn, at) =>
      at === 0 ? { extra_content: { google: { thought_signature: `c2ln${turn}` } } } : {},
  },
  OpenRouter: {
    model: 'anthropic/claude-sonnet-5-5',
    parameters: STREAMING,
    messageFields: ['reasoning', 'reasoning_details'],
    callId: numbered,
    thinks: (turn) => {
      const detail = { type: 'reasoning.text', index: 0, format: 'anthropic-claude-v1' };
      const sealed = {
        type: 'reasoning.encrypted',
        data: `QQ${turn}==`,
        id: `r${turn}`,
        index: 1,
        format: 'x',
      };
      return {
        deltas: [
          { content: '', reasoning: 'I ', reasoning_details: [{ ...detail, text: 'I ' }] },
          { content: '', reasoning: 'look.', reasoning_details: [{ ...detail, text: 'look.' }] },
          { content: '', reasoning_details: [{ ...detail, signature: `c2ln${turn}` }] },
          { content: '', reasoning_details: [sealed] },
        ],
        whole: {
          reasoning: 'I look.',
          reasoning_details: [{ ...detail, text: 'I look.', signature: `c2ln${turn}` }, sealed],
        },
      };
    },
  },
  Mistral: {
    model: 'mistral-large-latest',
    parameters: ['max_tokens', 'response_format', 'tool_choice'],
    callId: lettersAndDigits,
    thinks: (turn) => ({
      deltas: [
        { content: [{ type: 'thinking', thinking: [{ type: 'text', text: `I look ${turn}.` }] }] },
        { content: 'On it.' },
      ],
      whole: {
        content: [
          { type: 'thinking', thinking: [{ type: 'text', text: `I look ${turn}.` }] },
          { type: 'text', text: 'On it.' },
        ],
      },
    }),
    fault: idsOfMistral,
  },
  // It gives its reasoning, and takes none back.
  'a strict server of open models': {
    model: 'Qwen/Qwen3-32B',
    parameters: ['max_tokens', 'response_format'],
    callId: (n) => `chatcmpl-tool-${n}`,
    thinks: (turn) => ({ deltas: [{ content: null, reasoning_content: `Hm ${turn}.` }], whole: {} }),
  },
  'a server that knows nothing but messages and tools': {
    model: 'small',
    parameters: ['max_tokens'],
    callId: numbered,
    thinks: nothing,
    fault: ({ body }) =>
      isJson(body['response_format'])
        ? {
            message: 'response_format is not supported',
            type: 'invalid_request_error',
            param: 'response_format',
          }
        : null,
  },
};
