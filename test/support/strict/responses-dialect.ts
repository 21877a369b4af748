import { isDeepStrictEqual } from 'node:util';
import { ANSWER, PLOT } from './plot.js';
import {
  listIn,
  unknownIn,
  type Json,
  type StrictAnswer,
  type StrictDialect,
  type StrictRequest,
} from './strict-server.js';

const PARAMETERS = [
  'model',
  'instructions',
  'input',
  'store',
  'max_output_tokens',
  'reasoning',
  'include',
  'prompt_cache_key',
  'tools',
  'tool_choice',
  'text',
  'stream',
];

const rejects = (message: string, param: string | null = null): StrictAnswer => ({
  status: 400,
  json: { error: { message, type: 'invalid_request_error', param, code: null } },
});

/** A server of the Responses API that stores nothing, and wants its items back as they were and in their order. */
export class ResponsesDialect implements StrictDialect {
  /** The items of its responses. */
  readonly #given: Json[][] = [];

  /** @param settings of the service, by the server's address; `rejectsFirst` is asked before all else */
  constructor(
    private readonly settings: (url: string) => Readonly<Record<string, string>>,
    private readonly rejectsFirst: (request: StrictRequest) => StrictAnswer | null = () => null,
  ) {}

  environment(url: string): Readonly<Record<string, string>> {
    return this.settings(url);
  }

  answer(request: StrictRequest): StrictAnswer {
    const told = this.rejectsFirst(request);
    if (told !== null) return told;
    const { body, path } = request;
    if (!path.endsWith('/v1/responses')) return { status: 404, json: { error: { message: 'not found' } } };
    const unknown = unknownIn(body, PARAMETERS);
    if (unknown !== undefined) return rejects(`Unknown parameter: '${unknown}'.`, unknown);
    if (body['store'] !== false) return rejects('This organisation stores nothing.', 'store');
    if (!isDeepStrictEqual(body['include'], ['reasoning.encrypted_content'])) {
      return rejects('Reasoning is lost without include.', 'include');
    }
    const input = listIn(body['input']);
    const { turn, fault } = this.#read(input);
    return fault === null ? this.#respond(turn) : rejects(fault, 'input');
  }

  /** Reads the input: what a user said, then for each turn its items and the outputs of its calls. */
  #read(input: readonly Json[]): { readonly turn: number; readonly fault: string | null } {
    let at = 0;
    while (at < input.length && input[at]?.['role'] === 'user') at += 1;
    let turn = 0;
    for (; at < input.length; turn += 1) {
      const items = this.#given[turn] ?? [];
      if (!isDeepStrictEqual(input.slice(at, at + items.length), items)) {
        return {
          turn,
          fault: `Item 'rs_${turn}' of type 'reasoning' was provided without its required following item.`,
        };
      }
      at += items.length;
      const calls = items.filter(({ type }) => type === 'function_call').map((call) => call['call_id']);
      const outputs = input.slice(at, at + calls.length).map((item) => item['call_id']);
      if (!isDeepStrictEqual(outputs, calls))
        return { turn, fault: `No tool output found for ${String(calls)}.` };
      at += calls.length;
      while (at < input.length && input[at]?.['role'] === 'user') at += 1;
    }
    return { turn, fault: turn > this.#given.length ? 'a turn that nobody gave' : null };
  }

  #respond(turn: number): StrictAnswer {
    const calls = PLOT[turn] ?? [];
    const reasoning = {
      id: `rs_${turn}`,
      type: 'reasoning',
      summary: [],
      encrypted_content: `gAAA${turn}==`,
    };
    const message = (text: string, phase: string) => ({
      id: `msg_${turn}`,
      type: 'message',
      role: 'assistant',
      status: 'completed',
      phase,
      content: [{ type: 'output_text', text, annotations: [] }],
    });
    const items: Json[] =
      calls.length === 0
        ? [
            reasoning,
            message('{"en": {"summary": "draft", "detail": "d"}}', 'commentary'),
            message(ANSWER, 'final_answer'),
          ]
        : [
            reasoning,
            message('I look.', 'commentary'),
            ...calls.map(({ name, arguments: text }, at) => ({
              id: `fc_${turn}_${at}`,
              type: 'function_call',
              status: 'completed',
              call_id: `call_${turn}_${at}`,
              name,
              arguments: text,
            })),
          ];
    this.#given[turn] = items;
    return { events: eventsOf(items) };
  }
}

const eventsOf = (items: readonly Json[]): readonly unknown[] => {
  const response = { id: 'resp_1', object: 'response', status: 'in_progress', error: null, output: [] };
  const usage = { input_tokens: 100, output_tokens: 10, input_tokens_details: { cached_tokens: 50 } };
  return [
    { type: 'response.created', response },
    // What comes at the beginning of an item may be incomplete.
    ...items.flatMap((item, index) => [
      { type: 'response.output_item.added', output_index: index, item: { ...item, encrypted_content: 'gA' } },
      { type: 'response.output_item.done', output_index: index, item },
    ]),
    { type: 'response.completed', response: { ...response, status: 'completed', output: items, usage } },
  ];
};
