import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { LineTooLong, linesOf } from './lines.js';

async function* inPieces(bytes: Uint8Array, size: number): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}

const read = async (text: string, size: number, most = 1000): Promise<readonly string[]> => {
  const lines: string[] = [];
  for await (const line of linesOf(inPieces(Buffer.from(text), size), most)) lines.push(line);
  return lines;
};

describe('the lines of a body', () => {
  it('are the same however it is cut', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.string({ unit: 'grapheme' }).map((text) => text.replaceAll('\n', ''))),
        fc.integer({ min: 1, max: 7 }),
        async (lines, size) => {
          expect(await read(lines.map((line) => `${line}\n`).join(''), size)).toEqual(
            lines.filter((line) => line !== ''),
          );
        },
      ),
    );
  });

  it('are those that end', async () => {
    expect(await read('one\ntwo', 2)).toEqual(['one']);
  });

  it('are bounded', async () => {
    await expect(read('x'.repeat(50), 10, 20)).rejects.toBeInstanceOf(LineTooLong);
  });
});
