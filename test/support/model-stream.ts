import type { ServerResponse } from 'node:http';
import type { ModelMessage } from './model-message.ts';

/** The events of one streamed answer, sent as they are. */
export interface StreamedEvents {
  /** An object is one `data:` event; a text is sent as these bytes. */
  readonly events: readonly unknown[];
  /** What comes after the last one: `[DONE]`, the plain end of the body, a cut connection, or nothing at all. */
  readonly ending?: 'done' | 'end' | 'cut' | 'stall';
  /** Time before each event, in ms. */
  readonly pauseMs?: number;
}

/** One event of a streamed answer. */
export const chunkOf = (
  delta: unknown,
  finish: string | null = null,
  rest: Readonly<Record<string, unknown>> = {},
): unknown => ({
  id: 'chatcmpl-test',
  object: 'chat.completion.chunk',
  created: 0,
  model: 'test',
  choices: [{ index: 0, delta, logprobs: null, finish_reason: finish }],
  ...rest,
});

/**
 * The events in which OpenAI streams a message: text in pieces, arguments of tool calls in pieces. `usage` is `null` when
 * the caller did not ask for it.
 */
export const eventsOf = (
  { text, refusal, toolCalls, finish }: ModelMessage,
  usage: unknown,
): readonly unknown[] => {
  const calls = toolCalls.flatMap(({ id, name, arguments: args }, index) => [
    { index, id, type: 'function', function: { name, arguments: '' } },
    ...halvesOf(args).map((part) => ({ index, function: { arguments: part } })),
  ]);
  return [
    chunkOf({ role: 'assistant', content: text === null ? null : '' }),
    ...halvesOf(text ?? '').map((content) => chunkOf({ content })),
    ...halvesOf(refusal ?? '').map((part) => chunkOf({ refusal: part })),
    ...calls.map((call) => chunkOf({ tool_calls: [call] })),
    chunkOf({}, finish),
    ...(usage === null ? [] : [{ ...(chunkOf({}) as object), choices: [], usage }]),
  ];
};

/** Sends events in the form of server-sent events. */
export const sendEvents = async (
  response: ServerResponse,
  { events, ending = 'done', pauseMs = 0 }: StreamedEvents,
): Promise<void> => {
  response.writeHead(200, { 'content-type': 'text/event-stream; charset=utf-8' });
  response.flushHeaders();
  for (const event of events) {
    if (pauseMs > 0) await new Promise((resolve) => setTimeout(resolve, pauseMs).unref());
    if (response.destroyed) return;
    response.write(typeof event === 'string' ? event : `data: ${JSON.stringify(event)}\n\n`);
  }
  switch (ending) {
    case 'done':
      response.end('data: [DONE]\n\n');
      return;
    case 'end':
      response.end();
      return;
    case 'cut':
      setTimeout(() => response.destroy(), 10);
      return;
    case 'stall':
  }
};

const halvesOf = (text: string): readonly string[] => {
  const middle = Math.ceil(text.length / 2);
  return [text.slice(0, middle), text.slice(middle)].filter((half) => half !== '');
};
