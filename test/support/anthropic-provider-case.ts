import { type AnthropicBehaviour, type AnthropicRequest, AnthropicServer } from './anthropic-server.js';
import { paired, type PairedCall, ProviderCase, type SeenRequest, type Step } from './provider-case.js';

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
    return { ANTHROPIC_API_KEY: 'sk-ant-test', ANTHROPIC_BASE_URL: this.server.url };
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

const behaviourOf = (step: Step): AnthropicBehaviour => {
  switch (step.kind) {
    case 'say':
      return { kind: 'answer', texts: [step.text], ...(step.cut === true && { stop: 'max_tokens' }) };
    case 'call':
      return {
        kind: 'answer',
        calls: step.calls.map(({ name, arguments: json }) => ({ id: `toolu_${(calls += 1)}`, name, json })),
      };
    case 'refuse':
      return { kind: 'answer', stop: 'refusal' };
    case 'say-nothing':
      return { kind: 'answer' };
    case 'too-long': {
      const message = 'prompt is too long: 210000 tokens > 200000 maximum';
      return { kind: 'status', status: 400, type: 'invalid_request_error', message };
    }
    case 'overloaded':
      return { kind: 'status', status: 529, type: 'overloaded_error' };
    case 'throttle': {
      const headers: Record<string, string> =
        step.seconds === null ? {} : { 'retry-after': String(step.seconds) };
      return { kind: 'status', status: 429, type: 'rate_limit_error', headers };
    }
    case 'fail':
      return { kind: 'status', status: step.status };
    case 'cut':
      return { kind: 'hang-up' };
    case 'stall':
      return { kind: 'stall' };
    case 'keep-alive':
      return { kind: 'pings-only' };
    case 'gibberish':
      return { kind: 'raw', body: '<html>hello</html>', contentType: 'text/html' };
  }
};
