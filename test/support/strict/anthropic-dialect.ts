import { isDeepStrictEqual } from 'node:util';
import { faultOf } from '../anthropic-rules.js';
import { ANSWER, PLOT } from './plot.js';
import {
  listIn,
  type AnyRequest,
  type Json,
  type OtherAnswer,
  type StrictAnswer,
  type StrictDialect,
  type StrictRequest,
} from './strict-server.js';

export interface AnthropicHabits {
  /** Who else than the model is asked at this server. */
  readonly other?: (request: AnyRequest) => OtherAnswer | null;
  readonly settings: (url: string) => Readonly<Record<string, string>>;
  /** What else is wrong with a request: its path, its signature. */
  readonly fault?: (request: StrictRequest) => StrictAnswer | null;
  /** How the events of a stream are sent; as server-sent events unless said otherwise. */
  readonly send?: (events: readonly Json[]) => StrictAnswer;
  /** The parts of the body that the server has elsewhere, such as in its path. */
  readonly bodyOf?: (request: StrictRequest) => Json;
}

const rejects = (message: string): StrictAnswer => ({
  status: 400,
  json: { type: 'error', error: { type: 'invalid_request_error', message } },
});

/** A model of Anthropic that thinks between its calls, pauses once, and wants its blocks back as they were. */
export class AnthropicDialect implements StrictDialect {
  /** The blocks of its turns. */
  readonly #given: Json[][] = [];
  #paused = false;

  constructor(private readonly habits: AnthropicHabits) {}

  environment(url: string): Readonly<Record<string, string>> {
    return this.habits.settings(url);
  }

  other(request: AnyRequest): OtherAnswer | null {
    return this.habits.other?.(request) ?? null;
  }

  answer(request: StrictRequest): StrictAnswer {
    const told = this.habits.fault?.(request) ?? null;
    if (told !== null) return told;
    const body = this.habits.bodyOf?.(request) ?? request.body;
    const fault = faultOf(body) ?? this.#faultOf(body);
    if (fault !== null) return rejects(fault);
    const turns = listIn(body['messages']);
    return this.#reply(
      turns.filter(({ role }) => role === 'assistant').length,
      turns.at(-1)?.['role'] === 'assistant',
    );
  }

  #faultOf(body: Json): string | null {
    if (!isDeepStrictEqual(body['thinking'], { type: 'adaptive' })) return 'thinking: Field required';
    const turns = listIn(body['messages']).filter(({ role }) => role === 'assistant');
    const changed = turns.findIndex(
      ({ content }, at) => !isDeepStrictEqual(listIn(content), this.#given[at]),
    );
    return changed < 0
      ? null
      : `messages.${changed}.content: \`thinking\` or \`redacted_thinking\` blocks in the latest assistant message cannot be modified`;
  }

  /** @param goingOn whether the request ends with what was said before a pause */
  #reply(turn: number, goingOn: boolean): StrictAnswer {
    const at = goingOn ? turn - 1 : turn;
    const blocks: Json[] = [
      { type: 'thinking', thinking: `I look ${turn}.`, signature: `c2ln${turn}` },
      { type: 'redacted_thinking', data: `QQ${turn}==` },
    ];
    const calls = PLOT[at] ?? [];
    // The second turn is paused once, before its calls.
    const pauses = at === 1 && !this.#paused;
    if (pauses) {
      this.#paused = true;
      blocks.push({ type: 'text', text: 'Give me a moment.' });
    } else if (calls.length === 0) blocks.push({ type: 'text', text: ANSWER });
    else {
      blocks.push(
        ...calls.map(({ name, arguments: text }, place) => ({
          type: 'tool_use',
          id: `toolu_${at}_${place}`,
          name,
          input: JSON.parse(text) as Json,
          caller: { type: 'direct' },
        })),
      );
    }
    this.#given[at] = [...(goingOn ? (this.#given[at] ?? []) : []), ...blocks];
    const stop = pauses ? 'pause_turn' : calls.length > 0 ? 'tool_use' : 'end_turn';
    const events = eventsOf(blocks, stop);
    return (this.habits.send ?? asEvents)(events);
  }
}

const asEvents = (events: readonly Json[]): StrictAnswer => ({
  events: events.map((event) => `event: ${String(event['type'])}\ndata: ${JSON.stringify(event)}\n\n`),
});

const eventsOf = (blocks: readonly Json[], stop: string): readonly Json[] => {
  const usage = { input_tokens: 100, output_tokens: 1 };
  return [
    {
      type: 'message_start',
      message: { id: 'msg', type: 'message', role: 'assistant', model: 'm', content: [], usage },
    },
    ...blocks.flatMap((block, index) => [
      { type: 'content_block_start', index, content_block: opened(block) },
      ...deltasOf(block).map((delta) => ({ type: 'content_block_delta', index, delta })),
      { type: 'content_block_stop', index },
    ]),
    {
      type: 'message_delta',
      delta: { stop_reason: stop, stop_sequence: null },
      usage: { output_tokens: 40 },
    },
    { type: 'message_stop' },
  ];
};

const opened = (block: Json): Json => {
  if (block['type'] === 'thinking') return { type: 'thinking', thinking: '', signature: '' };
  if (block['type'] === 'text') return { type: 'text', text: '' };
  return block['type'] === 'tool_use' ? { ...block, input: {} } : block;
};

const deltasOf = ({ type, text, thinking, signature, input }: Json): readonly Json[] => {
  if (type === 'text') return [{ type: 'text_delta', text }];
  if (type === 'tool_use') return [{ type: 'input_json_delta', partial_json: JSON.stringify(input) }];
  if (type !== 'thinking') return [];
  return [
    { type: 'thinking_delta', thinking },
    { type: 'signature_delta', signature },
  ];
};
