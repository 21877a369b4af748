// A file of the diagnosis' mechanisms holds one of them, and is read at one go: at most 90 lines. Tables of texts, lists and samples
// are as long as they are. Files that were longer when this was asked for may only shrink.
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';

const FOLDER = 'src/diagnosis/mechanisms/';
const MAX_LINES = 90;
const TABLE = /(?:\/index|\/texts[\w-]*|\.samples|\.spec)\.ts$/;

/** Lines that a file may have until it is split. @type {Readonly<Record<string, number>>} */
const LONGER = {
  'logs/class-rules.ts': 133,
  'logs/peers.ts': 108,
  'logs/reach-classes.ts': 95,
  'logs/resource-classes.ts': 102,
  'logs/server-classes.ts': 117,
  'logs/told-errors.ts': 107,
  'own-spec/config-change.ts': 114,
  'own-spec/flag-on.ts': 126,
  'own-spec/missing-key.ts': 106,
  'own-spec/named-values.ts': 108,
  'own-spec/refused-value.ts': 156,
  'refused/refusal.ts': 108,
  'resources/own-words.ts': 107,
  'run/crash.ts': 94,
  'run/exhausted.ts': 113,
  'run/probe-kills.ts': 96,
  'run/readiness.ts': 115,
  'run/setting-source.ts': 110,
  'scheduling/preempted.ts': 91,
  'scheduling/unplaced.ts': 98,
  'start/image-problem.ts': 105,
  'start/init-waits.ts': 99,
  'start/missing-config.ts': 107,
  'start/start-failure.ts': 99,
  'storage/claim.ts': 129,
  'wiring/callers.ts': 142,
  'wiring/mesh-authorization.ts': 102,
  'wiring/network-policy.ts': 193,
  'wiring/policy-admits.ts': 151,
  'wiring/selector.ts': 102,
  'wiring/service-pods.ts': 92,
  'wiring/target-port.ts': 135,
};

const files = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard', FOLDER], {
  encoding: 'utf8',
})
  .split('\n')
  .filter((file) => file.endsWith('.ts') && !TABLE.test(file) && existsSync(file)); // a file may be deleted and not yet staged

/** @param {string} file @returns {string | null} */
const problem = (file) => {
  const name = file.slice(FOLDER.length);
  const lines = readFileSync(file, 'utf8').trimEnd().split('\n').length;
  const most = LONGER[name] ?? MAX_LINES;
  if (lines > most) return `${lines} lines, at most ${most}: it holds more than one idea`;
  if (name in LONGER && lines <= MAX_LINES) return `${lines} lines: take it from the list of longer ones`;
  return null;
};

const gone = Object.keys(LONGER).filter((name) => !files.includes(`${FOLDER}${name}`));
const problems = [
  ...files.flatMap((file) => (problem(file) === null ? [] : [`${file}: ${problem(file)}`])),
  ...gone.map((name) => `${FOLDER}${name}: it is not there, but in the list of longer ones`),
];
for (const each of problems) process.stderr.write(`${each}\n`);
process.stdout.write(
  `${files.length} files of mechanisms, ${Object.keys(LONGER).length} longer than ${MAX_LINES} lines, ${problems.length} problems\n`,
);
process.exitCode = problems.length === 0 ? 0 : 1;
