import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { execFile } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { commandBlocks } from '../../scripts/command-blocks.mjs';

const run = promisify(execFile);
const TIMEOUT_MS = 60_000;

/** A command of a block with what the document says that it prints. */
interface Step {
  readonly command: string;
  readonly output: readonly string[];
}

/** A block without `$` is one script whose output is not told. */
const stepsOf = (text: string): readonly Step[] => {
  const steps: { command: string; output: string[] }[] = [];
  for (const line of text.split('\n')) {
    if (line.startsWith('$ ')) steps.push({ command: line.slice(2), output: [] });
    else steps.at(-1)?.output.push(line);
  }
  return steps.length === 0 ? [{ command: text, output: [] }] : steps;
};

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'command-blocks-'));
  for (const entry of readdirSync('.')) symlinkSync(resolve(entry), join(folder, entry));
});
afterAll(() => rmSync(folder, { recursive: true }));

/** Runs a command where the repository is; `kuberca` is the compiled one. */
const outputOf = async (command: string): Promise<string> => {
  const script = `set -euo pipefail\nkuberca() { node dist/cli/kuberca.js "$@"; }\n${command}`;
  const { stdout } = await run('bash', ['-c', script], { cwd: folder, timeout: TIMEOUT_MS });
  return stdout;
};

/** What stands before the `…` of a line that the document cut; nothing for a line of it alone. */
const told = (line: string): string =>
  (line.includes('…') ? line.slice(0, line.indexOf('…')) : line).trimEnd();

describe('a block of commands in the documents that is marked as run', () => {
  it.each(
    commandBlocks()
      .filter(({ mark }) => mark === 'run')
      .map(({ file, line, text }) => [`${file}:${line}`, text] as const),
  )('%s does what it says', async (_, text) => {
    for (const { command, output } of stepsOf(text)) {
      const [, shown] = /^cat (\S+)$/.exec(command) ?? [];
      // A file that the document shows is the one that its next command reads.
      if (shown !== undefined) writeFileSync(join(folder, shown), output.join('\n'));
      const printed = await outputOf(command);
      for (const line of output) expect(printed).toContain(told(line));
    }
  });
});
