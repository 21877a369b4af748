import { describe, expect, it } from '@jest/globals';
import { ModelServer, structuredAnswer, type ModelBehaviour } from '../support/model-server.js';
import { chunkOf } from '../support/model-stream.js';
import { closing } from '../support/provider-world.js';
import { POD, RecordedAnalysis } from '../support/recorded-analysis.js';

const ANSWER = structuredAnswer();
const ARGUMENTS = JSON.stringify(POD);
const [FRONT, BACK] = [ARGUMENTS.slice(0, 9), ARGUMENTS.slice(9)];
const LOOK = 'get_pod_status';

const streamed = (...events: readonly unknown[]): ModelBehaviour => ({ kind: 'events', events });
const bytes = (text: string): ModelBehaviour => ({ kind: 'events', events: [text], ending: 'end' });
const whole = (body: unknown): ModelBehaviour => ({ kind: 'raw', body: JSON.stringify(body) });
const message = (content: unknown) =>
  whole({ choices: [{ index: 0, message: { content }, finish_reason: 'stop' }] });
const call = (delta: unknown, finish: string | null = null) => chunkOf({ tool_calls: [delta] }, finish);
const END = chunkOf({}, 'tool_calls');
const SAID = chunkOf({ content: ANSWER }, 'stop');
const event = (data: unknown): string => `data: ${JSON.stringify(data)}\n\n`;
const DONE = 'data: [DONE]\n\n';

/** What a server says first, before it answers in good order; and how many calls of tools that are. */
const BEHAVIOURS: readonly (readonly [string, ModelBehaviour, number])[] = [
  ['an unknown reason to finish', streamed(chunkOf({ content: ANSWER }, 'eos_token')), 0],
  ['calls as the reason and none of them', streamed(chunkOf({ content: ANSWER }, 'tool_calls')), 0],
  ['no reason but an empty one', streamed(chunkOf({ content: ANSWER }, '')), 0],
  ['events without choices around', streamed({ choices: [] }, SAID, { choices: [] }), 0],
  ['no choices', whole({ choices: [] }), 0],
  [
    'no usage that is a number',
    streamed(chunkOf({ content: ANSWER }, 'stop', { usage: { prompt_tokens: '9' } })),
    0,
  ],
  ['reasoning and no content', streamed(chunkOf({ content: null, reasoning: 'hm' }), chunkOf({}, 'stop')), 0],
  ['comments and CRLF', bytes(`: hi\n\n${event(SAID)}: bye\n\n${DONE}`.replaceAll('\n', '\r\n')), 0],
  ['data without a blank', bytes(`${event(SAID)}${DONE}`.replaceAll('data: ', 'data:')), 0],
  ['empty data to keep alive', bytes(`data: \n\n${event(SAID)}${DONE}`), 0],
  ['a word to keep alive', bytes(`event: ping\ndata: ping\n\n${event(SAID)}${DONE}`), 0],
  ['no end', bytes(event(SAID).trimEnd()), 0],
  ['an error in its stream', streamed(chunkOf({ content: '{' }), { error: { message: 'x', code: 502 } }), 0],
  ['an error in a choice', streamed({ choices: [{ delta: {}, finish_reason: 'error' }] }), 0],
  ['an error and 200', whole({ error: { message: 'try later', code: 429 } }), 0],
  [
    '429 until a moment that is over',
    { kind: 'status', status: 429, headers: { 'retry-after': 'Sun, 06 Nov 1994 08:49:37 GMT' } },
    0,
  ],
  [
    'content in parts',
    message([
      { type: 'thinking', thinking: 'hm' },
      { type: 'text', text: ANSWER },
    ]),
    0,
  ],
  ['content as an object', message(JSON.parse(ANSWER)), 0],
  [
    'a message beside its delta',
    streamed({ choices: [{ delta: {}, message: { content: ANSWER }, finish_reason: 'stop' }] }),
    0,
  ],
  [
    'arguments as an object',
    streamed(call({ index: 0, id: 'a', function: { name: LOOK, arguments: POD } }), END),
    1,
  ],
  [
    'two calls of one id',
    streamed(
      ...[0, 1].map((index) => call({ index, id: 'a', function: { name: LOOK, arguments: ARGUMENTS } })),
      END,
    ),
    2,
  ],
  [
    'a call in pieces without a number',
    streamed(
      call({ id: 'a', function: { name: LOOK, arguments: FRONT } }),
      call({ function: { arguments: BACK } }),
      END,
    ),
    1,
  ],
  [
    'a call with a new id in each piece',
    streamed(
      call({ index: 0, id: 'a', function: { name: LOOK, arguments: FRONT } }),
      call({ index: 0, id: 'b', function: { arguments: BACK } }),
      END,
    ),
    1,
  ],
  [
    'a name in pieces',
    streamed(
      call({ index: 0, id: 'a', function: { name: 'get_pod', arguments: '' } }),
      call({ index: 0, function: { name: '_status', arguments: FRONT } }),
      call({ index: 0, function: { arguments: BACK } }),
      END,
    ),
    1,
  ],
  [
    'the call of before tools',
    streamed(chunkOf({ function_call: { name: LOOK, arguments: ARGUMENTS } }, 'function_call')),
    1,
  ],
  [
    'a tool that is not offered',
    streamed(call({ index: 0, id: 'a', function: { name: 'delete_pod', arguments: '{}' } }), END),
    1,
  ],
  [
    'arguments that are cut',
    streamed(call({ index: 0, id: 'a', function: { name: LOOK, arguments: FRONT } }), END),
    1,
  ],
];

describe('a compatible server that sends', () => {
  it.each(BEHAVIOURS)('%s is answered by the model', async (_, behaviour, toolCalls) => {
    const server = closing(await ModelServer.start());
    server.next.push(behaviour);
    server.otherwise = streamed(SAID);
    const environment = {
      OPENAI_API_KEY: 'sk-test',
      OPENAI_BASE_URL: server.url,
      LLM_PROBE_AT_START: 'false',
    };
    const analysis = closing(await RecordedAnalysis.start([{ id: 'openai', environment }]));
    expect((await analysis.run()).provenance).toMatchObject({
      model: { provider: 'openai' },
      usage: { toolCalls },
    });
  });
});
