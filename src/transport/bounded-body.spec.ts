import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { readBounded } from './bounded-body.js';

const streamOf = (bytes: Buffer, chunk: number): ReadableStream<Uint8Array> =>
  new ReadableStream({
    start(controller) {
      for (let at = 0; at < bytes.length; at += chunk) controller.enqueue(bytes.subarray(at, at + chunk));
      controller.close();
    },
  });

describe('a bounded body', () => {
  it('is the text, however its characters are cut into chunks', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.string({ unit: 'grapheme' }),
        fc.integer({ min: 1, max: 5 }),
        async (text, chunk) => {
          fc.pre(!text.startsWith('\ufeff'));
          const bytes = Buffer.from(text);
          expect(await readBounded(streamOf(bytes, chunk), bytes.length)).toEqual({ text, cut: false });
        },
      ),
    );
  });

  it('leaves out a character that the bound cuts in two', async () => {
    expect(await readBounded([Buffer.from('가'), Buffer.from('나')], 4)).toEqual({ text: '가', cut: true });
  });

  it('ends at the bound and says so', async () => {
    expect(await readBounded(streamOf(Buffer.from('abcdef'), 4), 5)).toEqual({ text: 'abcde', cut: true });
    expect(await readBounded(streamOf(Buffer.from(''), 4), 5)).toEqual({ text: '', cut: false });
  });
});
