import { type ModelBehaviour, type ModelRequest, ModelServer } from './model-server.js';
import {
  delayHeaders,
  paired,
  type PlainStep,
  type PairedCall,
  ProviderCase,
  type SeenRequest,
  type Step,
} from './provider-case.js';

interface Message {
  readonly role: string;
  readonly content: string | null;
  readonly tool_calls?: readonly { readonly id: string; readonly function: { readonly name: string } }[];
  readonly tool_call_id?: string;
}

/** The calls of a conversation in OpenAI's form: the results follow their calls at once. */
export const openAiCalls = (messages: readonly Message[]): readonly PairedCall[] =>
  messages.flatMap(({ role, tool_calls = [] }, at) => {
    if (role === 'tool' && !['tool', 'assistant'].includes(messages[at - 1]?.role ?? ''))
      throw new Error('a result stands without a call');
    if (role !== 'assistant') return [];
    const after = messages.slice(at + 1);
    const end = after.findIndex((message) => message.role !== 'tool');
    const results = after.slice(0, end < 0 ? after.length : end);
    return paired(
      tool_calls.map(({ id, function: { name } }) => ({ id, name })),
      results.map(({ tool_call_id: id = '', content }) => ({ id, text: content ?? '' })),
    );
  });

/** A comment every 20 ms, for longer than any test. */
const COMMENTS = Array.from({ length: 3000 }, () => ': keep-alive\n\n');

export class OpenAiCase extends ProviderCase {
  readonly id = 'openai';

  private constructor(private readonly server: ModelServer) {
    super();
    server.decides = (body) => behaviourOf(this.planned(seen({ at: 0, aborted: false, body })));
  }

  static async start(): Promise<OpenAiCase> {
    return new OpenAiCase(await ModelServer.start());
  }

  get environment(): Readonly<Record<string, string>> {
    return { OPENAI_API_KEY: 'sk-test', OPENAI_BASE_URL: this.server.url };
  }

  get requests(): readonly SeenRequest[] {
    return this.server.requests.map(seen);
  }

  refuseKey(refused: boolean): void {
    this.server.refuseWith = refused ? 401 : null;
  }

  close(): Promise<void> {
    return this.server.close();
  }
}

const seen = ({ at, aborted, body }: Pick<ModelRequest, 'at' | 'aborted' | 'body'>): SeenRequest => ({
  at,
  aborted,
  text: JSON.stringify(body),
  mayCall: body['tools'] !== undefined && body['tool_choice'] !== 'none',
  get calls() {
    return openAiCalls(body.messages);
  },
  question: body.messages.findLast(({ role }) => role === 'user')?.content ?? '',
});

let calls = 0;

/** What needs no further word, in this protocol. */
const PLAIN: Readonly<Record<PlainStep, ModelBehaviour>> = {
  refuse: { kind: 'answer', text: null, refusal: 'I cannot help with that.' },
  'say-nothing': { kind: 'answer', text: '' },
  'too-long': { kind: 'status', status: 400, error: { code: 'context_length_exceeded' } },
  overloaded: { kind: 'status', status: 503, error: { code: 'server_overloaded' } },
  cut: { kind: 'hang-up' },
  stall: { kind: 'stall' },
  'keep-alive': { kind: 'events', events: COMMENTS, pauseMs: 20 },
  gibberish: { kind: 'raw', body: '<html>hello</html>', contentType: 'text/html' },
};

const behaviourOf = (step: Step): ModelBehaviour => {
  switch (step.kind) {
    case 'say':
      return { kind: 'answer', text: step.text, ...(step.cut === true && { finish: 'length' }) };
    case 'call':
      return {
        kind: 'answer',
        text: step.text ?? null,
        toolCalls: step.calls.map((each) => ({ id: `call_${(calls += 1)}`, ...each })),
      };
    case 'page':
      return { kind: 'raw', body: step.body, contentType: step.contentType };
    case 'throttle': {
      const headers = delayHeaders(step.seconds);
      return { kind: 'status', status: 429, headers, error: { code: 'rate_limit_exceeded' } };
    }
    case 'fail':
      return { kind: 'status', status: step.status };
    default:
      return PLAIN[step.kind];
  }
};
