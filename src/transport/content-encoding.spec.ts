import { Readable } from 'node:stream';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { readBounded } from './bounded-body.js';
import { decoded } from './content-encoding.js';

const bodyOf = (bytes: Buffer, chunk: number): Readable =>
  Readable.from(
    Array.from({ length: Math.ceil(bytes.length / chunk) }, (_, n) =>
      bytes.subarray(n * chunk, (n + 1) * chunk),
    ),
    { objectMode: false },
  );

describe('a body that may be compressed', () => {
  it('is the same text, however it was sent', async () => {
    const text = fc.string({ unit: 'grapheme', minLength: 1 }).filter((one) => !one.startsWith('\ufeff'));
    await fc.assert(
      fc.asyncProperty(text, fc.integer({ min: 1, max: 9 }), async (text, chunk) => {
        const bytes = Buffer.from(text);
        const plain = decoded(bodyOf(bytes, chunk), undefined);
        const zipped = decoded(bodyOf(gzipSync(bytes), chunk), ' GZIP');
        expect(await readBounded(plain, bytes.length)).toEqual({ text, cut: false });
        expect(await readBounded(zipped, bytes.length)).toEqual({ text, cut: false });
      }),
    );
  });

  it('is bounded by what it holds, not by what was sent, and is not read to its end', async () => {
    const body = bodyOf(gzipSync(Buffer.alloc(64 * 1024 * 1024, 'x')), 1024);
    const { text, cut } = await readBounded(decoded(body, 'gzip'), 1000);
    expect([text.length, cut, body.destroyed]).toEqual([1000, true, true]);
  });

  it.each([
    ['is not what it claims to be', Buffer.from('{"plain":true}')],
    ['breaks off', gzipSync('{"half":true}').subarray(0, 12)],
  ])('that %s is an error', async (_, bytes) => {
    await expect(readBounded(decoded(bodyOf(bytes, 4), 'gzip'), 1000)).rejects.toThrow();
  });
});
