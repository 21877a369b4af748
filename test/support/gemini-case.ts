import {
  errorInfo,
  type GeminiBehaviour,
  type GeminiPart,
  type GeminiRequest,
  GeminiServer,
  refusing,
  retryInfo,
} from './gemini-server.js';
import {
  paired,
  type PlainStep,
  type PairedCall,
  ProviderCase,
  type SeenRequest,
  type Step,
} from './provider-case.js';

interface FunctionPart {
  readonly id?: string;
  readonly name: string;
  readonly response?: { readonly output?: unknown };
}

const WRONG_KEY = refusing(
  400,
  'INVALID_ARGUMENT',
  'API key not valid. Please pass a valid API key.',
  errorInfo('API_KEY_INVALID'),
);

export class GeminiCase extends ProviderCase {
  readonly id = 'gemini';
  #refused = false;

  private constructor(private readonly server: GeminiServer) {
    super();
    server.decides = (body) =>
      this.#refused ? WRONG_KEY : behaviourOf(this.planned(seen({ at: 0, aborted: false, body })));
  }

  static async start(): Promise<GeminiCase> {
    return new GeminiCase(await GeminiServer.start());
  }

  get environment(): Readonly<Record<string, string>> {
    return { GEMINI_API_KEY: 'AIza-test', GEMINI_BASE_URL: this.server.url };
  }

  get requests(): readonly SeenRequest[] {
    return this.server.requests.map(seen);
  }

  refuseKey(refused: boolean): void {
    this.#refused = refused;
    this.server.describes = refused ? WRONG_KEY : null;
  }

  close(): Promise<void> {
    return this.server.close();
  }
}

const seen = ({ at, aborted, body }: Pick<GeminiRequest, 'at' | 'aborted' | 'body'>): SeenRequest => {
  const config = body['toolConfig'] as
    | { readonly functionCallingConfig: { readonly mode: string } }
    | undefined;
  const asked = body.contents.findLast(({ role }) => role === 'user')?.parts ?? [];
  return {
    at,
    aborted,
    text: JSON.stringify(body),
    mayCall: body['tools'] !== undefined && config?.functionCallingConfig.mode !== 'NONE',
    get calls() {
      return callsOf(body.contents);
    },
    question: asked.map(({ text }) => (typeof text === 'string' ? text : '')).join('\n'),
  };
};

const partsOf = (parts: readonly GeminiPart[], member: string): readonly FunctionPart[] =>
  parts.flatMap((part) => (part[member] === undefined ? [] : [part[member] as FunctionPart]));

/**
 * The results of one turn's calls stand in the content after it, under the names and ids of the calls. The first call of a
 * turn must have a signature; Gemini 3 refuses the conversation else.
 */
const callsOf = (contents: GeminiRequest['body']['contents']): readonly PairedCall[] =>
  contents.flatMap(({ role, parts }, at) => {
    if (role !== 'model') return [];
    const first = parts.find(({ functionCall }) => functionCall !== undefined);
    if (first !== undefined && first['thoughtSignature'] === undefined)
      throw new Error('the first call of a turn has no signature');
    const keyOf = ({ id, name }: FunctionPart): string => `${id ?? 'without id'} of ${name}`;
    return paired(
      partsOf(parts, 'functionCall').map((each) => ({ id: keyOf(each), name: each.name })),
      partsOf(contents[at + 1]?.parts ?? [], 'functionResponse').map((each) => ({
        id: keyOf(each),
        text: String(each.response?.output),
      })),
    );
  });

let calls = 0;

const partOf = (name: string, text: string, first: boolean): GeminiPart => ({
  functionCall: { id: `fc-${(calls += 1)}`, name, args: objectOf(text) },
  ...(first && { thoughtSignature: `signature-${calls}` }),
});

const objectOf = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return {};
  }
};

/** What needs no further word, in this protocol. */
const PLAIN: Readonly<Record<PlainStep, GeminiBehaviour>> = {
  refuse: { kind: 'answer', events: [[]], finish: 'SAFETY' },
  'say-nothing': { kind: 'answer', events: [[]] },
  'too-long': refusing(
    400,
    'INVALID_ARGUMENT',
    'The input token count (1200000) exceeds the maximum number of tokens allowed (1048576).',
  ),
  overloaded: refusing(503, 'UNAVAILABLE'),
  cut: { kind: 'hang-up', after: 'event' },
  stall: { kind: 'stall', after: 'event' },
  'keep-alive': { kind: 'pings-only' },
  gibberish: { kind: 'raw', body: '<html>hello</html>', contentType: 'text/html' },
};

const behaviourOf = (step: Step): GeminiBehaviour => {
  switch (step.kind) {
    case 'say': {
      const finish = step.cut === true ? 'MAX_TOKENS' : 'STOP';
      return { kind: 'answer', events: [[{ text: step.text }]], finish };
    }
    case 'call': {
      const words = step.text === undefined ? [] : [{ text: step.text }];
      const called = step.calls.map((each, at) => partOf(each.name, each.arguments, at === 0));
      return { kind: 'answer', events: [[...words, ...called]] };
    }
    case 'page':
      return { kind: 'raw', body: step.body, contentType: step.contentType };
    case 'throttle': {
      const delay = step.seconds === null ? [] : [retryInfo(`${step.seconds}s`)];
      return refusing(429, 'RESOURCE_EXHAUSTED', 'too many requests', ...delay);
    }
    case 'fail':
      return refusing(step.status, 'INTERNAL');
    default:
      return PLAIN[step.kind];
  }
};
