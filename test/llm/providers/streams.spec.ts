import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { StreamedReplies } from '../../support/streams/streamed-reply.js';
import type { Said, Wire, WireEvent } from '../../support/streams/wire.js';
import { BEDROCK, EVENT_WIRES } from '../../support/streams/wires.js';
import { eventMessage } from '../../support/strict/event-stream.js';

const POD = '{"pod_name":"cart-0","namespace":"shop"}';
const SAID: Said = {
  text: '메모리 부족: it was "killed"\nat its limit 🔥',
  calls: [
    { name: 'get_pod_status', arguments: POD },
    { name: 'list_pod_events', arguments: '{"pod_name":"cart-1"}' },
  ],
};

/** An event as text; pieces of its own lines in between. */
const written = ({ event, data }: WireEvent): string =>
  `${event === null ? '' : `event: ${event}\n`}data: ${JSON.stringify(data)}\n\n`;
const events = (wire: Wire): readonly WireEvent[] => wire.events(SAID);
const asText = (wire: Wire): string => events(wire).map(written).join('') + wire.end;
/** Something before each event. */
const before =
  (each: string) =>
  (wire: Wire): string =>
    events(wire)
      .map((event) => each + written(event))
      .join('') +
    each +
    wire.end;
/** Each event in other words. */
const as =
  (write: (event: WireEvent) => string) =>
  (wire: Wire): string =>
    events(wire).map(write).join('') + wire.end;

/** The same stream as servers and proxies write it. */
const WRITTEN: readonly (readonly [string, (wire: Wire) => string, number?])[] = [
  ['as it is', asText],
  ['in pieces of three bytes', asText, 3],
  ['in pieces of seven bytes with CRLF', (wire) => asText(wire).replaceAll('\n', '\r\n'), 7],
  ['with CR alone', (wire) => asText(wire).replaceAll('\n', '\r')],
  ['behind a byte order mark', (wire) => `\ufeff${asText(wire)}`],
  ['with comments of their own', before(': keep-alive\n\n')],
  ['with comments before each event', before(': keep-alive\n')],
  ['with empty objects', before('data: {}\n\n')],
  ['with an empty object and a ping', before('data: {}\n\nevent: ping\ndata: ping\n\n')],
  ['with pings of an object', before('event: ping\ndata: {"type": "ping"}\n\n')],
  ['with pings without a name', before('data: {"type": "ping"}\n\n')],
  ['with empty data', before('data:\n\ndata: \n\n')],
  ['with words for data', before('event: keepalive\ndata: still here.\n\ndata: null\n\ndata: 1\n\n')],
  ['with events that nobody knows', before('event: metrics\ndata: {"type": "metrics", "load": 1}\n\n')],
  ['with ids and times to retry', before('id: 7\nretry: 1000\n')],
  ['with ids in each event', as((event) => `id: 7\nretry: 1000\n${written(event)}`)],
  ['without blanks', as((event) => written(event).replaceAll(/^(\w+): /gm, '$1:'))],
  ['with data before the name', as((event) => written(event).replace(/^(event: .*\n)(data: .*\n)/, '$2$1'))],
  ['with events without names', as(({ data }) => written({ event: null, data }))],
  [
    'with events of a wrong name',
    as(({ event, data }) => written({ event: event === null ? null : 'message', data })),
  ],
  [
    'with data in several lines',
    as(({ event, data }) => {
      const lines = JSON.stringify(data, null, 1)
        .split('\n')
        .map((line) => `data: ${line}\n`);
      return `${event === null ? '' : `event: ${event}\n`}${lines.join('')}\n`;
    }),
  ],
  ['without the last empty line', (wire) => asText(wire).replace(/\n+$/, '')],
  ['without what stands at its end', (wire) => events(wire).map(written).join('')],
  ['with an end that is not its own', (wire) => `${events(wire).map(written).join('')}data: [DONE]\n\n`],
  ['with events behind its end', (wire) => `${asText(wire)}: bye\n\ndata: {}\n\nevent: ping\ndata: x\n\n`],
];

const SAME = {
  text: SAID.text,
  stop: 'tool-calls',
  toolCalls: SAID.calls.map((call) => ({ name: call.name, arguments: call.arguments })),
  usage: { inputTokens: 10, outputTokens: 5 },
};

const sse = (text: string, pieceBytes?: number) => ({
  bytes: Buffer.from(text),
  type: 'text/event-stream',
  ...(pieceBytes !== undefined && { pieceBytes }),
});

describe.each(EVENT_WIRES.map((wire) => [wire.name, wire] as const))('a stream of %s', (_, wire) => {
  let replies: StreamedReplies;
  beforeAll(async () => {
    replies = await StreamedReplies.start(wire.dialect);
  });
  afterAll(() => replies.close());

  it.each(WRITTEN)('%s is read whole', async (...[, write, pieceBytes]) => {
    expect(await replies.to(sse(write(wire), pieceBytes))).toMatchObject(SAME);
  });

  it.each([
    ['named', (failure: WireEvent) => written(failure)],
    ['without a name', ({ data }: WireEvent) => written({ event: null, data })],
    ['as a body of its own', ({ data }: WireEvent) => `${JSON.stringify(data, null, 2)}\n`],
  ])('that tells of a failure, %s, is one with its words', async (__, write) => {
    const begun = events(wire).slice(0, 2).map(written).join('');
    const failing = replies.to(sse(begun + write(wire.failure)));
    await expect(failing).rejects.toMatchObject({
      kind: expect.stringMatching(/^(?:overloaded|transient)$/),
      message: expect.stringContaining('the server is overloaded'),
    });
  });

  it('that breaks off is never an answer', async () => {
    const all = events(wire);
    for (let length = 0; length < all.length - 2; length += 1) {
      const failing = replies.to(sse(all.slice(0, length).map(written).join('')));
      await expect(failing).rejects.toMatchObject({
        kind: expect.stringMatching(/^(?:malformed|transient)$/),
      });
    }
  });
});

const without = (data: WireEvent['data'], name: string): WireEvent['data'] =>
  Object.fromEntries(Object.entries(data).filter(([key]) => key !== name));

/** Events as servers that speak the protocol nearly right send them. */
const LOOSE: readonly (readonly [string, string, (all: readonly WireEvent[]) => readonly WireEvent[]])[] = [
  [
    'chat completions',
    'the whole message behind its pieces',
    (all) => [
      ...all,
      {
        event: null,
        data: { choices: [{ index: 0, delta: {}, message: { content: SAID.text }, finish_reason: 'stop' }] },
      },
    ],
  ],
  [
    'chat completions',
    'pieces without a choice, and empty ones',
    (all) =>
      all.flatMap((each) => [{ event: null, data: { choices: [{ index: 0, delta: null }, null] } }, each]),
  ],
  [
    'OpenAI itself',
    'no item at its end',
    (all) =>
      all
        .filter(({ event }) => event !== 'response.output_item.done')
        .map(({ event, data }) => ({
          event,
          data:
            event === 'response.completed'
              ? {
                  ...data,
                  response: {
                    status: 'completed',
                    output: [],
                    usage: { input_tokens: 10, output_tokens: 5 },
                  },
                }
              : data,
        })),
  ],
  [
    'OpenAI itself',
    'items without a number',
    (all) => all.map(({ event, data }) => ({ event, data: without(data, 'output_index') })),
  ],
  [
    'Anthropic',
    'blocks without a number',
    (all) => all.map(({ event, data }) => ({ event, data: without(data, 'index') })),
  ],
  [
    'Anthropic',
    'a text without its beginning',
    (all) => all.filter(({ data }) => !(data['type'] === 'content_block_start' && data['index'] === 0)),
  ],
  ['Anthropic', 'no event behind its reason to stop', (all) => all.slice(0, -1)],
  [
    'Anthropic',
    'deltas of nothing',
    (all) =>
      all.map(({ event, data }) => ({
        event,
        data:
          data['type'] === 'content_block_delta'
            ? {
                ...data,
                delta: { text: null, partial_json: null, signature: null, ...(data['delta'] as object) },
              }
            : data,
      })),
  ],
  [
    'Gemini',
    'chunks without a candidate',
    (all) =>
      all.flatMap((each) => [
        { event: null, data: { usageMetadata: {} } },
        { event: null, data: { candidates: [] } },
        each,
      ]),
  ],
  [
    'Gemini',
    'its reason to finish and counts in chunks of their own',
    (all) => [
      ...all.map(({ data }) => ({
        event: null,
        data: JSON.parse(JSON.stringify(data).replace(',"finishReason":"STOP"', '')) as WireEvent['data'],
      })),
      { event: null, data: { candidates: [{ content: { parts: [{ text: '' }] }, finishReason: 'STOP' }] } },
      { event: null, data: { usageMetadata: { promptTokenCount: 10, candidatesTokenCount: 5 } } },
    ],
  ],
];

describe('a stream that is nearly the protocol', () => {
  it.each(LOOSE)('of %s with %s is read whole', async (name, _, change) => {
    const wire = EVENT_WIRES.find((each) => each.name === name);
    if (wire === undefined) throw new Error(`no wire ${name}`);
    const replies = await StreamedReplies.start(wire.dialect);
    const text = change(events(wire)).map(written).join('') + wire.end;
    try {
      expect(await replies.to(sse(text))).toMatchObject(SAME);
    } finally {
      await replies.close();
    }
  });
});

describe('a stream of Amazon Bedrock', () => {
  let replies: StreamedReplies;
  beforeAll(async () => {
    replies = await StreamedReplies.start(BEDROCK.dialect);
  });
  afterAll(() => replies.close());

  const chunk = (data: object): Buffer =>
    eventMessage(
      { ':event-type': 'chunk', ':content-type': 'application/json', ':message-type': 'event' },
      {
        bytes: Buffer.from(JSON.stringify(data)).toString('base64'),
      },
    );
  const all = events(BEDROCK).map(({ data }) => chunk(data));
  const amazon = (messages: readonly Buffer[], pieceBytes?: number) => ({
    bytes: Buffer.concat(messages),
    type: 'application/vnd.amazon.eventstream',
    ...(pieceBytes !== undefined && { pieceBytes }),
  });
  const spoiled = (message: Buffer = Buffer.alloc(0)): Buffer =>
    Buffer.concat([message.subarray(0, -4), Buffer.alloc(4)]);
  const between = (message: Buffer): readonly Buffer[] => all.flatMap((each) => [message, each]);

  it.each<[string, readonly Buffer[], number?]>([
    ['as it is', all],
    ['in pieces of three bytes', all, 3],
    ['with pings', between(chunk({ type: 'ping' }))],
    ['with empty objects', between(chunk({}))],
    ['with events that nobody knows', between(chunk({ type: 'metrics', load: 1 }))],
    [
      'with counts of its own at the end',
      events(BEDROCK).map(({ data }) =>
        chunk(
          data['type'] === 'message_stop'
            ? { ...data, 'amazon-bedrock-invocationMetrics': { inputTokenCount: 10 } }
            : data,
        ),
      ),
    ],
    [
      'with padding beside the bytes',
      events(BEDROCK).map(({ data }) =>
        eventMessage(
          { ':event-type': 'chunk', ':content-type': 'application/json', ':message-type': 'event' },
          {
            bytes: Buffer.from(JSON.stringify(data)).toString('base64'),
            p: 'abcdefgh',
          },
        ),
      ),
    ],
    [
      'with messages of another type',
      between(
        eventMessage(
          {
            ':event-type': 'initial-response',
            ':content-type': 'application/json',
            ':message-type': 'event',
          },
          {},
        ),
      ),
    ],
  ])('%s is read whole', async (...[, messages, pieceBytes]) => {
    expect(await replies.to(amazon(messages, pieceBytes))).toMatchObject(SAME);
  });

  it('may come as server-sent events, as gateways send it', async () => {
    expect(await replies.to(sse(asText(BEDROCK)))).toMatchObject(SAME);
  });

  it.each([
    ['throttlingException', 'throttled'],
    ['modelStreamErrorException', 'transient'],
    ['internalServerException', 'transient'],
    ['serviceUnavailableException', 'overloaded'],
    ['modelTimeoutException', 'timeout'],
    ['validationException', 'rejected'],
    ['anotherException', 'transient'],
  ])('with %s in it is one with its words', async (name, kind) => {
    const exception = eventMessage(
      { ':exception-type': name, ':content-type': 'application/json', ':message-type': 'exception' },
      { message: 'too much at once' },
    );
    await expect(replies.to(amazon([...all.slice(0, 3), exception]))).rejects.toMatchObject({
      kind,
      message: expect.stringContaining('too much at once'),
    });
  });

  it('with an error without a type is one with its words', async () => {
    const error = eventMessage(
      { ':error-code': 'InternalFailure', ':error-message': 'out of order', ':message-type': 'error' },
      {},
    );
    await expect(replies.to(amazon([...all.slice(0, 3), error]))).rejects.toMatchObject({
      kind: 'transient',
      message: expect.stringContaining('out of order'),
    });
  });

  it.each<[string, readonly Buffer[]]>([
    ['that breaks off between messages', all.slice(0, -2)],
    ['that breaks off in a message', [...all.slice(0, 4), all[4]?.subarray(0, 20) ?? Buffer.alloc(0)]],
    ['whose sum is wrong', [...all.slice(0, 2), spoiled(all[2]), ...all.slice(3)]],
    ['of something else', [Buffer.from('<html>not a model</html>')]],
    ['of nothing', []],
  ])('%s is never an answer', async (_, messages) => {
    await expect(replies.to(amazon(messages))).rejects.toMatchObject({
      kind: expect.stringMatching(/^(?:malformed|transient)$/),
    });
  });
});
