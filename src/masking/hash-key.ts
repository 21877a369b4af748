import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';

/** A key of fewer bytes could be guessed. */
const SHORTEST_BYTES = 16;

/**
 * The key of hashes: what the file holds, or one that ends with the process.
 * @throws {Error} where the file cannot be read or is too short: the service does not start
 */
export const hashKeyFrom = (file: string | null): Buffer => {
  if (file === null) return randomBytes(32);
  let key: Buffer;
  try {
    key = readFileSync(file);
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code ?? 'unknown error';
    throw new Error(`MASKING_HASH_KEY_FILE cannot be read (${code})`, { cause: error });
  }
  if (key.length < SHORTEST_BYTES)
    throw new Error(`MASKING_HASH_KEY_FILE must hold ${SHORTEST_BYTES} bytes or more`);
  return key;
};
