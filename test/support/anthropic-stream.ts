import type { ServerResponse } from 'node:http';

/** One reply of the model, in the order it is streamed. */
export interface AnthropicAnswer {
  /** Each is one block of text. */
  readonly texts?: readonly string[];
  readonly calls?: readonly { readonly id: string; readonly name: string; readonly json: string }[];
  /** Signature of a block of thinking before all else. */
  readonly thinking?: string;
  readonly stop?: string;
  readonly usage?: Readonly<Record<string, number>>;
  /** Pings before the answer, 10 ms apart. */
  readonly pings?: number;
  /** How long the body goes on after its last event, in ms; for ever when infinite. */
  readonly restMs?: number;
}

export const USAGE = { input_tokens: 100, cache_creation_input_tokens: 15, cache_read_input_tokens: 5 };

export const sendEvent = (
  response: ServerResponse,
  event: { readonly type: string; readonly [member: string]: unknown },
): void => {
  response.write(`event: ${event.type}\ndata: ${JSON.stringify(event)}\n\n`);
};

export const openStream = (response: ServerResponse): void => {
  response.writeHead(200, { 'content-type': 'text/event-stream; charset=utf-8' });
};

export const messageStart = (model: string, usage: Readonly<Record<string, number>> = USAGE) => ({
  type: 'message_start',
  message: {
    id: 'msg_test',
    type: 'message',
    role: 'assistant',
    model,
    content: [],
    stop_reason: null,
    stop_sequence: null,
    usage: { ...usage, output_tokens: 1 },
  },
});

/** Two halves, as a text or JSON rarely comes in one piece. */
const halves = (text: string): readonly string[] => {
  const middle = Math.floor(text.length / 2);
  return [text.slice(0, middle), text.slice(middle)];
};

const blocksOf = ({ texts = [], calls = [], thinking }: AnthropicAnswer) => [
  ...(thinking === undefined
    ? []
    : [
        {
          start: { type: 'thinking', thinking: '', signature: '' },
          deltas: [{ type: 'signature_delta', signature: thinking }],
        },
      ]),
  ...texts.map((text) => ({
    start: { type: 'text', text: '' },
    deltas: halves(text).map((half) => ({ type: 'text_delta', text: half })),
  })),
  ...calls.map(({ id, name, json }) => ({
    start: { type: 'tool_use', id, name, input: {} },
    deltas: json === '' ? [] : halves(json).map((half) => ({ type: 'input_json_delta', partial_json: half })),
  })),
];

export const sendBlocks = (response: ServerResponse, answer: AnthropicAnswer): void => {
  blocksOf(answer).forEach(({ start, deltas }, index) => {
    sendEvent(response, { type: 'content_block_start', index, content_block: start });
    for (const delta of deltas) {
      sendEvent(response, { type: 'content_block_delta', index, delta });
    }
    sendEvent(response, { type: 'content_block_stop', index });
  });
};

export const sendEnd = (response: ServerResponse, answer: AnthropicAnswer): void => {
  const { calls = [], stop = calls.length > 0 ? 'tool_use' : 'end_turn' } = answer;
  const delta = { stop_reason: stop, stop_sequence: null };
  sendEvent(response, { type: 'message_delta', delta, usage: { output_tokens: 40 } });
  sendEvent(response, { type: 'message_stop' });
  const { restMs = 0 } = answer;
  if (restMs === 0) response.end();
  else if (Number.isFinite(restMs)) setTimeout(() => response.end(), restMs);
};
