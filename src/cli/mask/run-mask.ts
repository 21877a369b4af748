import { once } from 'node:events';
import type { Writable } from 'node:stream';
import { settingsOfProcess } from '../../config/config.module.js';
import { ExplainingMasker, type Explained } from '../../masking/explaining-masker.js';
import { linesOf } from './lines-of.js';
import { maskLine } from './mask-line.js';
import type { MaskOptions } from './mask-options.js';

/** Writes, and waits while the reader on the other side is slow. */
const write = async (output: Writable, text: string): Promise<void> => {
  if (!output.write(text)) await once(output, 'drain');
};

const maskText = async (
  masker: ExplainingMasker,
  explain: boolean,
  input: AsyncIterable<Buffer>,
  out: Writable,
  err: Writable,
): Promise<boolean> => {
  const pieces: Buffer[] = [];
  for await (const piece of input) pieces.push(piece);
  const found: Explained[] = [];
  const masked = masker.mask(
    Buffer.concat(pieces).toString('utf8'),
    explain ? (explained) => found.push(explained) : undefined,
  );
  await write(out, masked.value);
  for (const explained of found) await write(err, `${JSON.stringify(explained)}\n`);
  return true;
};

/**
 * Masks all of `input`. With `jsonl` each line is answered by one line, in order, also one that cannot be read.
 * @returns whether every line could be read
 */
export const runMask = async (
  { jsonl, explain }: MaskOptions,
  input: AsyncIterable<Buffer>,
  out: Writable,
  err: Writable,
): Promise<boolean> => {
  const masker = new ExplainingMasker(settingsOfProcess([]));
  if (!jsonl) return maskText(masker, explain, input, out, err);
  let allRead = true;
  for await (const line of linesOf(input)) {
    if (line.trim() === '') continue;
    const { text, failed } = maskLine(line, masker, explain);
    if (failed) allRead = false;
    await write(out, `${text}\n`);
  }
  return allRead;
};
