// The blocks of commands in the documents, with the mark on the line before each.
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

/**
 * @typedef {object} CommandBlock
 * @property {string} file
 * @property {number} line where it begins, from 1
 * @property {string | null} mark what the comment before it says; `null` without one
 * @property {string} text what stands in it, without the indent of a list
 */

const FENCE = /^( *)```(?:sh|bash|shell|console)\s*$/;
const MARK = /^\s*<!-- (.+?) -->\s*$/;

/** @param {string} file @returns {readonly CommandBlock[]} */
const blocksOf = (file) => {
  const lines = readFileSync(file, 'utf8').split('\n');
  return lines.flatMap((line, at) => {
    const [, indent] = FENCE.exec(line) ?? [];
    if (indent === undefined) return [];
    const end = lines.indexOf(`${indent}\`\`\``, at + 1);
    const text = lines.slice(at + 1, end < 0 ? undefined : end).map((each) => each.slice(indent.length));
    return [{ file, line: at + 1, mark: MARK.exec(lines[at - 1] ?? '')?.[1] ?? null, text: text.join('\n') }];
  });
};

/** @returns {readonly CommandBlock[]} those of README.md and docs/ */
export const commandBlocks = () =>
  execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard', 'README.md', 'docs'], {
    encoding: 'utf8',
  })
    .split('\n')
    .filter((file) => file.endsWith('.md'))
    .flatMap(blocksOf);
