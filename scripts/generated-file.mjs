// Files that are written from the code: how they are read, written, and checked with --check.
import { readFileSync, writeFileSync } from 'node:fs';

/** @param {string} path from the root of the repository */
const at = (path) => new URL(`../${path}`, import.meta.url);

/** The text of a file; empty when there is none. @param {string} path from the root of the repository */
export const readOrEmpty = (path) => {
  try {
    return readFileSync(at(path), 'utf8');
  } catch (error) {
    if (error.code === 'ENOENT') return '';
    throw error;
  }
};

/**
 * Writes the files that are not up to date. With --check it writes nothing, and the exit code is 1 when there are any.
 * @param {Readonly<Record<string, string>>} wanted text by path @param {string} script the npm script that writes them
 */
export const keepFresh = (wanted, script) => {
  const stale = Object.keys(wanted).filter((path) => readOrEmpty(path) !== wanted[path]);
  if (process.argv.includes('--check')) {
    if (stale.length > 0) {
      process.stderr.write(`Not up to date: ${stale.join(', ')}. Run: npm run build && npm run ${script}\n`);
      process.exitCode = 1;
    }
  } else {
    for (const path of stale) writeFileSync(at(path), wanted[path]);
    process.stdout.write(stale.length > 0 ? `Written: ${stale.join(', ')}\n` : 'Already up to date\n');
  }
};
