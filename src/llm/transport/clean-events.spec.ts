import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { cleanEvents, type EventNames } from './clean-events.js';

const inPieces = (bytes: Uint8Array, size: number): ReadableStream<Uint8Array> =>
  new ReadableStream({
    start: (controller) => {
      for (let at = 0; at < bytes.length; at += size) controller.enqueue(bytes.subarray(at, at + size));
      controller.close();
    },
  });

const cleaned = (text: string, { size = 1000, ...names }: Partial<EventNames> & { size?: number } = {}) =>
  cleanEvents(new Response(inPieces(new TextEncoder().encode(text), size)), {
    byType: false,
    ...names,
  }).text();

const EVENT = 'data: {"a":1}\n\n';

describe('an event stream', () => {
  it.each([
    ['data: \n\ndata:\n\n', ''],
    ['event: ping\ndata: ping\n\n', ''],
    ['data: keep alive!\r\n\r\n', ''],
    [': comment\n\nid: 1\nretry: 2\n\n', ''],
    ['data: {"a":\ndata: 1}\n\n', 'data: {"a": 1}\n\n'],
    ['data: {"a":1}', EVENT],
    ['{\n  "error": {"code": 503}\n}', 'data: {   "error": {"code": 503} }\n\n'],
    ['data: [DONE]\n\n', ''],
  ])('%j is read as %j', async (text, clean) => {
    for (const size of [1, 2, 1000])
      expect(await cleaned(text + '\n\n' + EVENT, { size })).toBe(clean + EVENT);
  });

  it('tells of its end where the protocol marks one', async () => {
    let ends = 0;
    expect(await cleaned(`${EVENT}data: [DONE]`, { onDone: () => (ends += 1) })).toBe(
      `${EVENT}data: [DONE]\n\n`,
    );
    expect(ends).toBe(1);
  });

  it('has events named by the type in their data where that counts', async () => {
    const text = 'data: {"type":"error"}\n\nevent: message\ndata: {"type":"ping"}\n\nevent: x\ndata: {}\n\n';
    expect(await cleaned(text, { byType: true })).toBe(
      'event: error\ndata: {"type":"error"}\n\nevent: ping\ndata: {"type":"ping"}\n\nevent: x\ndata: {}\n\n',
    );
  });

  it('is the same however its bytes are cut and its lines end', async () => {
    const text = `: hi\n\nevent: 말\ndata: {"말":"🔥"}\n\n${EVENT}`;
    const expected = await cleaned(text);
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 1, max: 9 }),
        fc.constantFrom('\n', '\r\n', '\r'),
        async (size, end) => {
          expect(await cleaned(text.replaceAll('\n', end), { size })).toBe(expected);
        },
      ),
    );
  });
});
