// Compiles src/ to dist/ before a run that starts the service as a process of its own, if dist/ is older than src/.
import { execFileSync } from 'node:child_process';
import { readdirSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const ROOT = join(dirname(fileURLToPath(import.meta.url)), '..', '..');
const STAMP = join(ROOT, 'dist', '.compiled');
/** Where `make build` and this file note that they compiled. */
const STAMPS = [STAMP, join(ROOT, 'dist', '.built')];

/** @param {string} path */
const modifiedMs = (path) => statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? 0;

/** Folders count too: theirs changes when a file goes. */
const newestSource = () =>
  Math.max(
    ...readdirSync(join(ROOT, 'src'), { recursive: true, encoding: 'utf8' })
      .filter((path) => !path.endsWith('.spec.ts'))
      .map((path) => modifiedMs(join(ROOT, 'src', path))),
  );

/** A run that names only paths under src/ starts no process. @param {import('@jest/types').Config.GlobalConfig} config */
const needsService = ({ testPathPatterns }) => {
  const patterns = testPathPatterns?.patterns ?? [];
  return patterns.length === 0 || patterns.some((pattern) => !/^(\.\/)?src\//.test(pattern));
};

/** @param {import('@jest/types').Config.GlobalConfig} config */
export default function compileWhenStale(config) {
  if (!needsService(config) || newestSource() <= Math.max(...STAMPS.map(modifiedMs))) return;
  const started = new Date();
  // What `nest build` runs, without emptying dist/ first: another process may be reading it.
  execFileSync(
    process.execPath,
    [
      join(ROOT, 'node_modules/@swc/cli/bin/swc.js'),
      'src',
      '--quiet',
      '-d',
      'dist',
      '--strip-leading-paths',
      '--config-file',
      '.swcrc',
    ],
    { cwd: ROOT, stdio: ['ignore', 'ignore', 'inherit'] },
  );
  writeFileSync(STAMP, '');
  utimesSync(STAMP, started, started);
}
