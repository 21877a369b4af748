// Checks that docs/log.md tells every event that is logged from `info` on, and none that is not.
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

const PAGE = 'docs/log.md';
/** `logger.warn('an_event'`, and where the level is chosen: `logger[level]('an_event'`. */
const LOGGED = /\blog(?:ger)?\??(?:\.(?:info|warn|error)|\[[^\]]{1,80}\])\(\s*'([a-z_]+)'/g;

const files = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard', 'src'], {
  encoding: 'utf8',
})
  .split('\n')
  .filter((file) => file.endsWith('.ts') && !file.endsWith('.spec.ts'));
const logged = new Set(
  files.flatMap((file) => [...readFileSync(file, 'utf8').matchAll(LOGGED)].map(([, event]) => event)),
);
const rows = readFileSync(PAGE, 'utf8')
  .split('\n')
  .filter((line) => line.startsWith('| `'));
const told = new Set(
  rows.flatMap((row) => [...(row.split('|')[1] ?? '').matchAll(/`([a-z_]+)`/g)].map(([, event]) => event)),
);

const missing = [...logged].filter((event) => !told.has(event)).toSorted();
const gone = [...told].filter((event) => !logged.has(event)).toSorted();
const problems = [
  ...missing.map((event) => `${event} is logged, and ${PAGE} says nothing of it`),
  ...gone.map((event) => `${PAGE} tells of ${event}, which nothing logs`),
];

for (const problem of problems) process.stderr.write(`${problem}\n`);
process.stdout.write(
  `${logged.size} events of the log, ${problems.length} that ${PAGE} does not have right\n`,
);
process.exitCode = problems.length === 0 ? 0 : 1;
