// Writes release notes in Markdown from the conventional commits between two points of the history:
//   node scripts/release-notes.mjs [FROM [TO]]
// FROM is the last tag before TO, or the first commit where there is none; TO is HEAD. Merges and commits that change
// nothing for a user (tests, builds, style, refactoring) are left out.
import { execFileSync, spawnSync } from 'node:child_process';

/** What is told, by type of commit, in this order. */
const SECTIONS = new Map([
  ['feat', 'Added'],
  ['fix', 'Fixed'],
  ['perf', 'Faster'],
  ['docs', 'Documented'],
]);
const SUBJECT = /^(?<type>[a-z]+)(?:\((?<scope>[^)]+)\))?(?<breaking>!)?: (?<text>.+)$/;
const BREAKING = /^BREAKING[ -]CHANGE: (?<text>.+(?:\n(?!\n|[A-Z][\w-]*: ).+)*)/m;
/** Between the fields of one commit and between commits; neither can be typed into a message. */
const [FIELD, COMMIT] = ['\u001f', '\u001e'];

/** @param {string[]} args */
const git = (...args) => execFileSync('git', args, { encoding: 'utf8', maxBuffer: 64 * 1024 * 1024 });

/** @param {string} to @returns {string | null} the last tag that is not `to` itself */
const lastTag = (to) => {
  const { status, stdout } = spawnSync('git', ['describe', '--tags', '--abbrev=0', `${to}^`], {
    encoding: 'utf8',
  });
  return status === 0 ? stdout.trim() : null;
};

/** @typedef {{ section: string, line: string }} Note */

/** @param {string} subject @param {string} body @returns {string | null} what breaks for users, in words */
const breakingChange = (subject, body) => {
  const told = BREAKING.exec(body)?.groups?.text?.replaceAll('\n', ' ');
  const { breaking, text } = SUBJECT.exec(subject)?.groups ?? {};
  return told ?? (breaking === undefined ? null : (text ?? null));
};

/** @param {string} record @returns {Note[]} what a user is told of a commit */
const notesOf = (record) => {
  const [hash = '', subject = '', body = ''] = record.trim().split(FIELD);
  const { type = '', scope, text = '' } = SUBJECT.exec(subject)?.groups ?? {};
  const where = scope === undefined ? '' : `**${scope}**: `;
  const note = (/** @type {string} */ section, /** @type {string} */ words) => ({
    section,
    line: `- ${where}${words} (${hash})`,
  });
  const change = breakingChange(subject, body);
  const section = SECTIONS.get(type);
  return [
    ...(change === null ? [] : [note('Breaking', change)]),
    ...(section === undefined ? [] : [note(section, text)]),
  ];
};

const [from = null, to = 'HEAD'] = process.argv.slice(2);
const start = from ?? lastTag(to);
const log = git(
  'log',
  '--no-merges',
  '--reverse',
  `--format=%h${FIELD}%s${FIELD}%b${COMMIT}`,
  start === null ? to : `${start}..${to}`,
);
const notes = log
  .split(COMMIT)
  .filter((record) => record.trim() !== '')
  .flatMap(notesOf);

const chapters = ['Breaking', ...SECTIONS.values()].flatMap((title) => {
  const lines = notes.filter(({ section }) => section === title).map(({ line }) => line);
  return lines.length === 0 ? [] : [`### ${title}\n\n${lines.join('\n')}\n`];
});
process.stdout.write(chapters.length === 0 ? 'Nothing that a user would notice.\n' : chapters.join('\n'));
