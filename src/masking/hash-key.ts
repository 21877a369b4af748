import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';

/** The key of hashes: what the file holds, which was seen to be readable when the settings were read, or one that ends with the process. */
export const hashKeyFrom = (file: string | null): Buffer =>
  file === null ? randomBytes(32) : readFileSync(file);
