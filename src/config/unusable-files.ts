import { readFileSync } from 'node:fs';
import type { Problem } from './area.js';
import type { Settings } from './settings.js';

/** A key of fewer bytes could be guessed. */
const SHORTEST_KEY_BYTES = 16;

const problemOfKey = (file: string): string | null => {
  try {
    const { length } = readFileSync(file);
    return length < SHORTEST_KEY_BYTES
      ? `must name a file that holds ${SHORTEST_KEY_BYTES} bytes or more`
      : null;
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code ?? 'unknown error';
    return `must name a file that can be read (${code})`;
  }
};

/** Files without which the process does not start. All others are dependencies: told, and read again. */
export const unusableFiles = ({ masking }: Pick<Settings, 'masking'>): readonly Problem[] => {
  const { hashMode, hashKeyFile } = masking;
  if (!hashMode || hashKeyFile === null) return [];
  const problem = problemOfKey(hashKeyFile);
  return problem === null
    ? []
    : [{ env: 'MASKING_HASH_KEY_FILE', problem, example: '/etc/kuberca/hash-key' }];
};
