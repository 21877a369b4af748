import { describe, expect, it } from '@jest/globals';
import { withoutPings } from './without-pings.js';

const piecesOf = (text: string, size: number): ReadableStream<Uint8Array> =>
  new ReadableStream({
    start: (controller) => {
      for (let at = 0; at < text.length; at += size)
        controller.enqueue(new TextEncoder().encode(text.slice(at, at + size)));
      controller.close();
    },
  });

const read = (text: string, size: number): Promise<string> =>
  withoutPings(new Response(piecesOf(text, size))).text();

describe('an event stream', () => {
  const event = 'data: {"a":1}\n\n';
  it.each([
    ['nothing', 'data: \n\n', '\n'],
    ['a word', 'event: ping\ndata: ping\n\n', 'event: ping\n\n'],
    ['a word and CRLF', 'data: keep-alive\r\n\r\n', '\r\n'],
  ])('loses data that is %s', async (_, ping, left) => {
    for (const size of [1, 3, 1000])
      expect(await read(`${ping}${event}data: [DONE]\n\n`, size)).toBe(`${left}${event}data: [DONE]\n\n`);
  });

  it.each([['data: {"a":\ndata: 1\ndata: }\n\n'], [': comment\n\ndata: [DONE]'], [event]])(
    'keeps %j',
    async (text) => {
      for (const size of [1, 1000]) expect(await read(text, size)).toBe(text);
    },
  );
});
