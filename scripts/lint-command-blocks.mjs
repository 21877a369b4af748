// Checks that every block of commands in README.md and docs/ says whether it is run: a comment on the line before it,
// `<!-- run -->` (test/operate/command-blocks.spec.ts runs it), `<!-- run by: test/… -->` or `<!-- not run: why -->`.
import { existsSync } from 'node:fs';
import { commandBlocks } from './command-blocks.mjs';

/** @param {import('./command-blocks.mjs').CommandBlock} block @returns {string | null} what is wrong with its mark */
const complaint = ({ mark }) => {
  if (mark === null) return 'has no mark: <!-- run -->, <!-- run by: test/… --> or <!-- not run: why -->';
  if (mark === 'run' || /^not run: \S.{9,}/.test(mark)) return null;
  const [, by] = /^run by: (\S+)$/.exec(mark) ?? [];
  if (by === undefined) return `has a mark that says nothing: ${mark}`;
  return existsSync(by) ? null : `is said to be run by ${by}, which is not here`;
};

const blocks = commandBlocks();
const wrong = blocks.flatMap((block) => {
  const problem = complaint(block);
  return problem === null ? [] : [`${block.file}:${block.line}: the block ${problem}`];
});
for (const problem of wrong) process.stderr.write(`${problem}\n`);
process.stdout.write(`${blocks.length} blocks of commands, ${wrong.length} without a mark that holds\n`);
process.exitCode = wrong.length === 0 ? 0 : 1;
