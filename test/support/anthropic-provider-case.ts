import { type AnthropicBehaviour, type AnthropicRequest, AnthropicServer } from './anthropic-server.js';
import {
  delayHeaders,
  paired,
  type PlainStep,
  type PairedCall,
  ProviderCase,
  type SeenRequest,
  type Step,
} from './provider-case.js';

interface Block {
  readonly type: string;
  readonly text?: string;
  readonly id?: string;
  readonly name?: string;
  readonly tool_use_id?: string;
  readonly content?: string | readonly Block[];
}

interface Turn {
  readonly role: string;
  readonly content: readonly Block[];
}

export class AnthropicCase extends ProviderCase {
  readonly id = 'anthropic';

  private constructor(private readonly server: AnthropicServer) {
    super();
    server.decides = (body) => behaviourOf(this.planned(seen({ at: 0, aborted: false, body })));
  }

  static async start(): Promise<AnthropicCase> {
    return new AnthropicCase(await AnthropicServer.start());
  }

  get environment(): Readonly<Record<string, string>> {
    return {
      ANTHROPIC_API_KEY: 'sk-ant-test',
      ANTHROPIC_BASE_URL: this.server.url,
      ANTHROPIC_MODEL_ID: 'claude-test',
    };
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

const seen = ({ at, aborted, body }: Pick<AnthropicRequest, 'at' | 'aborted' | 'body'>): SeenRequest => {
  const turns = body['messages'] as readonly Turn[];
  const choice = body['tool_choice'] as { readonly type: string } | undefined;
  const asked = turns.findLast(({ role }) => role === 'user')?.content ?? [];
  return {
    at,
    aborted,
    text: JSON.stringify(body),
    mayCall: body['tools'] !== undefined && choice?.type !== 'none',
    get calls() {
      return callsOf(turns);
    },
    question: asked.map(({ text = '' }) => text).join('\n'),
  };
};

/** The results of one turn's calls stand in the turn after it. */
const callsOf = (turns: readonly Turn[]): readonly PairedCall[] =>
  turns.flatMap(({ role, content }, at) => {
    if (role !== 'assistant') return [];
    return paired(
      content.flatMap(({ type, id = '', name = '' }) => (type === 'tool_use' ? [{ id, name }] : [])),
      (turns[at + 1]?.content ?? []).flatMap(({ type, tool_use_id: id = '', content: result = '' }) =>
        type === 'tool_result' ? [{ id, text: textOf(result) }] : [],
      ),
    );
  });

const textOf = (content: string | readonly Block[]): string =>
  typeof content === 'string' ? content : content.map(({ text = '' }) => text).join('');

let calls = 0;

/** What needs no further word, in this protocol. */
const PLAIN: Readonly<Record<PlainStep, AnthropicBehaviour>> = {
  refuse: { kind: 'answer', stop: 'refusal' },
  'say-nothing': { kind: 'answer' },
  'too-long': {
    kind: 'status',
    status: 400,
    type: 'invalid_request_error',
    message: 'prompt is too long: 210000 tokens > 200000 maximum',
  },
  overloaded: { kind: 'status', status: 529, type: 'overloaded_error' },
  cut: { kind: 'hang-up' },
  stall: { kind: 'stall' },
  'keep-alive': { kind: 'pings-only' },
  gibberish: { kind: 'raw', body: '<html>hello</html>', contentType: 'text/html' },
};

const behaviourOf = (step: Step): AnthropicBehaviour => {
  switch (step.kind) {
    case 'say':
      return { kind: 'answer', texts: [step.text], ...(step.cut === true && { stop: 'max_tokens' }) };
    case 'call':
      return {
        kind: 'answer',
        texts: step.text === undefined ? [] : [step.text],
        calls: step.calls.map(({ name, arguments: json }) => ({ id: `toolu_${(calls += 1)}`, name, json })),
      };
    case 'page':
      return { kind: 'raw', body: step.body, contentType: step.contentType };
    case 'throttle': {
      const headers = delayHeaders(step.seconds);
      return { kind: 'status', status: 429, type: 'rate_limit_error', headers };
    }
    case 'fail':
      return { kind: 'status', status: step.status };
    default:
      return PLAIN[step.kind];
  }
};
