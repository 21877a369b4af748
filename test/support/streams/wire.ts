import type { Json } from '../strict/strict-server.js';
import type { NamedDialect } from '../strict/named-dialect.js';

/** What a model says in one reply. */
export interface Said {
  readonly text: string;
  readonly calls: readonly { readonly name: string; readonly arguments: string }[];
}

/** One event of a stream: what its line `event:` says, where it has one, and its data. */
export interface WireEvent {
  readonly event: string | null;
  readonly data: Json;
}

/** A protocol in which a reply is streamed. */
export interface Wire {
  readonly name: string;
  /** The server that takes its requests; what it answers is scripted here. */
  readonly dialect: NamedDialect;
  /** A reply as the protocol's own server streams it, in pieces. */
  readonly events: (said: Said) => readonly WireEvent[];
  /** What stands behind the events: `[DONE]`. */
  readonly end: string;
  /** An event that tells of a failure that passes. */
  readonly failure: WireEvent;
}

const named = (data: Json): WireEvent => ({ event: String(data['type']), data });
const plain = (data: Json): WireEvent => ({ event: null, data });

/** A text in three pieces. */
const inPieces = (text: string): readonly string[] => {
  const third = Math.ceil(text.length / 3);
  return [0, 1, 2].map((at) => text.slice(at * third, (at + 1) * third)).filter((piece) => piece !== '');
};

export const chatEvents = ({ text, calls }: Said): readonly WireEvent[] => {
  const chunk = (delta: Json, finish: string | null = null): WireEvent =>
    plain({
      id: 'c',
      object: 'chat.completion.chunk',
      choices: [{ index: 0, delta, finish_reason: finish }],
    });
  return [
    chunk({ role: 'assistant', content: '' }),
    ...inPieces(text).map((content) => chunk({ content })),
    ...calls.flatMap(({ name, arguments: args }, index) => [
      chunk({
        tool_calls: [{ index, id: `call_${index}`, type: 'function', function: { name, arguments: '' } }],
      }),
      ...inPieces(args).map((piece) => chunk({ tool_calls: [{ index, function: { arguments: piece } }] })),
    ]),
    chunk({}, calls.length > 0 ? 'tool_calls' : 'stop'),
    plain({
      id: 'c',
      object: 'chat.completion.chunk',
      choices: [],
      usage: { prompt_tokens: 10, completion_tokens: 5 },
    }),
  ];
};

export const responsesEvents = ({ text, calls }: Said): readonly WireEvent[] => {
  const message = { type: 'message', id: 'm', role: 'assistant', content: [{ type: 'output_text', text }] };
  const items = [
    ...(text === '' ? [] : [message]),
    ...calls.map(({ name, arguments: args }, at) => ({
      type: 'function_call',
      id: `fc_${at}`,
      call_id: `call_${at}`,
      name,
      arguments: args,
    })),
  ];
  return [
    named({ type: 'response.created', response: { status: 'in_progress', output: [] } }),
    ...items.flatMap((item, index) => [
      named({
        type: 'response.output_item.added',
        output_index: index,
        item: item.type === 'message' ? { ...item, content: [] } : { ...item, arguments: '' },
      }),
      ...inPieces('arguments' in item ? item.arguments : text).map((delta) =>
        named({
          type: 'arguments' in item ? 'response.function_call_arguments.delta' : 'response.output_text.delta',
          output_index: index,
          item_id: item.id,
          delta,
        }),
      ),
      named({ type: 'response.output_item.done', output_index: index, item }),
    ]),
    named({
      type: 'response.completed',
      response: { status: 'completed', output: items, usage: { input_tokens: 10, output_tokens: 5 } },
    }),
  ];
};

export const anthropicEvents = ({ text, calls }: Said): readonly WireEvent[] => {
  const blocks = [
    ...(text === '' ? [] : [{ block: { type: 'text', text: '' }, pieces: inPieces(text), field: 'text' }]),
    ...calls.map(({ name, arguments: args }, at) => ({
      block: { type: 'tool_use', id: `toolu_${at}`, name, input: {} },
      pieces: inPieces(args),
      field: 'partial_json',
    })),
  ];
  return [
    named({
      type: 'message_start',
      message: {
        id: 'm',
        type: 'message',
        role: 'assistant',
        content: [],
        usage: { input_tokens: 10, output_tokens: 1 },
      },
    }),
    ...blocks.flatMap(({ block, pieces, field }, index) => [
      named({ type: 'content_block_start', index, content_block: block }),
      ...pieces.map((piece) =>
        named({
          type: 'content_block_delta',
          index,
          delta: { type: field === 'text' ? 'text_delta' : 'input_json_delta', [field]: piece },
        }),
      ),
      named({ type: 'content_block_stop', index }),
    ]),
    named({
      type: 'message_delta',
      delta: { stop_reason: calls.length > 0 ? 'tool_use' : 'end_turn' },
      usage: { output_tokens: 5 },
    }),
    named({ type: 'message_stop' }),
  ];
};

export const geminiEvents = ({ text, calls }: Said): readonly WireEvent[] => {
  const chunk = (part: Json, last = false): WireEvent =>
    plain({
      candidates: [
        { content: { role: 'model', parts: [part] }, index: 0, ...(last && { finishReason: 'STOP' }) },
      ],
      usageMetadata: { promptTokenCount: 10, candidatesTokenCount: 5 },
    });
  const parts: readonly Json[] = [
    ...inPieces(text).map((piece) => ({ text: piece })),
    ...calls.map(({ name, arguments: args }) => ({ functionCall: { name, args: JSON.parse(args) as Json } })),
  ];
  return parts.map((part, at) => chunk(part, at === parts.length - 1));
};
