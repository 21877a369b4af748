// Checks what comments and documents cite: a file that is named must exist, and so must a heading of a document that follows
// in quotes: docs/http-api.md "Errors". What a reader of this repository does not have may not be cited at all.
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** Papers that the project was planned with, and the numbers of its tracker: users have neither. */
const NOT_HERE = [
  [/\bcontract\b/i, 'a contract'],
  [/\bdesign(?:\.md| section)/i, 'a design'],
  [/\bQ\d{1,2}\b/, 'a numbered question'],
  [/\bissues? #?\d+\b/i, 'an issue'],
  [/\.\.\/shared\/[\w-]+\.md/, 'a file beside the repository'],
];

/** A Markdown file by its path, and the heading that follows it in quotes, if one does. Not a part of a URL. */
const CITED = /(?<![\w/:.*-])((?:\.{1,2}\/)*[\w-][\w./-]*\.md)(?:#[\w-]+)?[)\]`]*(?:,? "([^"]{1,120})")?/g;

/** Any other file of the repository by its path; capitals stand for a name of the reader's choice. */
const PATH =
  /(?<![\w/:.*-])((?:src|test|scripts|deploy|docs|\.ci)\/[\w./-]*\w\.(?:ts|mts|mjs|json|ya?ml|sh))(?![\w*])/g;
const PLACEHOLDER = /(?:^|\/)[A-Z]{4,}[./-]/;

/** Headings of a document, written without marks. @type {Map<string, ReadonlySet<string>>} */
const headings = new Map();
const plain = (/** @type {string} */ text) => text.replaceAll(/[`*]/g, '').trim().toLowerCase();

/** @param {string} file */
const headingsOf = (file) => {
  const known = headings.get(file);
  if (known !== undefined) return known;
  const found = new Set(
    [...readFileSync(file, 'utf8').matchAll(/^#+ (.+)$/gm)].map(([, title = '']) => plain(title)),
  );
  headings.set(file, found);
  return found;
};

/** @typedef {{ line: number, text: string }} Passage */

/** Comments of a program, each as one text without its marks. @param {string} source @returns {Passage[]} */
const comments = (source) =>
  [...source.matchAll(/\/\*[\s\S]*?\*\/|(?:^[ \t]*\/\/.*\n?)+|(?<=\s)\/\/.*/gm)].map(
    ({ 0: comment, index }) => ({
      line: source.slice(0, index).split('\n').length,
      text: comment
        .replaceAll(/^[ \t]*(?:\/\*\*?|\*\/|\*|\/\/)/gm, '')
        .replace(/\*\/$/, '')
        .replaceAll(/\s+/g, ' '),
    }),
  );

/** @param {string} source @returns {Passage[]} */
const hashComments = (source) =>
  [...source.matchAll(/(?:^[ \t]*#.*\n?)+/gm)].map(({ 0: comment, index }) => ({
    line: source.slice(0, index).split('\n').length,
    text: comment.replaceAll(/^[ \t]*#/gm, '').replaceAll(/\s+/g, ' '),
  }));

/** Paragraphs of a document; what stands in a fence is an example. @param {string} source @returns {Passage[]} */
const paragraphs = (source) => {
  const open = source.replaceAll(/^```[\s\S]*?^```/gm, (fence) => fence.replaceAll(/[^\n]/g, ' '));
  return [...open.matchAll(/(?:^.*\S.*\n?)+/gm)].map(({ 0: text, index }) => ({
    line: open.slice(0, index).split('\n').length,
    text: text.replaceAll(/\s+/g, ' '),
  }));
};

/** By the name of a file, its passages. @type {readonly (readonly [RegExp, (source: string) => Passage[]])[]} */
const KINDS = [
  [/\.(?:ts|mts|mjs|js)$/, comments],
  [/(?:^|\/)Makefile$|^\.ci\/run$|\.sh$|\.ya?ml$|^\.env\.example$|Dockerfile$/, hashComments],
  [/\.md$/, paragraphs],
];

/** The file that a path names: from the root, or from where it is named. @param {string} path @param {string} from */
const named = (path, from) => [path, join(dirname(from), path)].find((each) => existsSync(each)) ?? null;

/** @param {Passage} passage @param {string} from @returns {string[]} */
const problemsOf = ({ line, text }, from) => [
  ...[...text.matchAll(CITED)].flatMap(([, path = '', heading]) => {
    const file = named(path, from);
    if (file === null) return [`${from}:${line}: there is no ${path}`];
    if (heading === undefined || headingsOf(file).has(plain(heading))) return [];
    return [`${from}:${line}: ${path} has no heading "${heading}"`];
  }),
  ...[...text.matchAll(PATH)].flatMap(([, path = '']) =>
    PLACEHOLDER.test(path) || named(path, from) !== null ? [] : [`${from}:${line}: there is no ${path}`],
  ),
  ...NOT_HERE.flatMap(([pattern, what]) =>
    pattern.test(text) ? [`${from}:${line}: cites ${what}, which is not in this repository`] : [],
  ),
];

const listed = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard'], {
  encoding: 'utf8',
});
const files = listed
  .split('\n')
  .filter(
    (file) =>
      file !== '' && existsSync(file) && !/^(?:test\/fixtures|deploy\/examples\/snapshots)\//.test(file),
  );

let cited = 0;
const problems = files.flatMap((file) => {
  const read = KINDS.find(([pattern]) => pattern.test(file))?.[1];
  if (read === undefined || file === 'scripts/lint-cited-files.mjs') return [];
  const passages = read(readFileSync(file, 'utf8'));
  cited += passages.reduce((sum, { text }) => sum + [...text.matchAll(CITED)].length, 0);
  return passages.flatMap((passage) => problemsOf(passage, file));
});

for (const problem of problems) process.stderr.write(`${problem}\n`);
process.stdout.write(`${cited} citations, ${problems.length} of something that is not here\n`);
process.exitCode = problems.length === 0 ? 0 : 1;
