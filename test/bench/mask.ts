// How fast masking is, in MB/s, and that its time grows with the text and no faster: 40 texts made to be slow, each
// up to sixteen times as long. Needs a build: `npm run build && node test/bench/mask.ts`.
import { readFileSync } from 'node:fs';
import { loadSettings } from '../../dist/config/load.js';
import { RuleMasker } from '../../dist/masking/rule-masker.js';

const RUNS = 7;
const SIZE = 1_000_000;
/** Length of the shortest of the texts made to be slow; the others are four and sixteen times as long. */
const SLOW_SIZE = 40_000;

/** Shorter times say nothing: the clock of the processor is coarse. */
const LEAST_MS = 4;

const say = (line: string): void => void process.stdout.write(`${line}\n`);
const filled = (text: string, size = SIZE): string =>
  text.repeat(Math.ceil(size / text.length)).slice(0, size);

/** The best of several runs, in ms of the processor: what else the machine does only adds to it. */
const best = (run: () => unknown, runs = RUNS): number =>
  Math.min(
    ...Array.from({ length: runs }, () => {
      const started = process.cpuUsage();
      run();
      return process.cpuUsage(started).user / 1000;
    }),
  );

const LOG = (number: number): string =>
  `2026-01-01T00:00:${String(number % 60).padStart(2, '0')}.${number % 1000}Z level=info caller=main.go:${number} msg="handled request" method=GET path=/api/v1/carts/${number} status=200 trace=${number.toString(16).padStart(32, '0')}`;
const lines = Array.from({ length: 6000 }, (_, number) => LOG(number));
const SECRETS =
  'connecting to postgres://shop:hunter2@db:5432 with password=hunter2 and Bearer abc12345xyz\n';
const pods: unknown = JSON.parse(
  readFileSync(
    new URL('../../deploy/examples/snapshots/oomkilled/objects/pods.json', import.meta.url),
    'utf8',
  ),
);

const speeds: Readonly<Record<string, readonly [number, (masker: RuleMasker) => unknown]>> = {
  'a log as one text': [lines.join('\n').length, (masker) => masker.text(lines.join('\n'))],
  'a log as lines': [lines.join('\n').length, (masker) => masker.mask(lines)],
  'a log as objects': [
    lines.join('\n').length,
    (masker) => masker.mask(lines.map((line) => ({ line, stream: 'stdout' }))),
  ],
  'a log full of secrets': [SIZE, (masker) => masker.text(filled(SECRETS))],
  'pods of the example cluster': [JSON.stringify(pods).length, (masker) => masker.mask(pods)],
};

for (const [name, [size, run]] of Object.entries(speeds)) {
  // A masker of its own for each run: texts that it knows to be clean it would not read again.
  const took = best(() => run(new RuleMasker(loadSettings({}))));
  say(
    `${name.padEnd(30)} ${took.toFixed(1).padStart(8)} ms  ${(size / 1000 / took).toFixed(1).padStart(6)} MB/s`,
  );
}

const UNITS = [
  'password=',
  'token ',
  '"secret":"',
  '\\"key\\":\\"',
  'Bearer a1 ',
  'Authorization: ',
  'authorization: digest ',
  'eyJ',
  'eyJa.',
  '://a:',
  '?key=',
  '--token ',
  '-----BEGIN A-----\n',
  '-----END A-----',
  'cookie: a',
  'sk-ant-',
  'ghp_',
  'AKIA',
  '1234567890:AA',
  '[MASKED]',
  'mysql -p ',
  'curl -u a ',
  'password: |\n  a\n',
  'password: is ',
  '<password>',
  'name: password\nvalue: ',
  '$2a$',
  'kind: Secret\ndata:\n  a: b\n',
  'datadog a ',
  'a:b@c:5432 ',
  '%3D%26token',
  'a'.repeat(64),
  'AAAA+',
  '"password", "',
  '\u001b[31m',
  'identified by ',
  'echo a | ',
  'user:"',
  '{{',
  'ENV A_PASSWORD ',
];

const masker = new RuleMasker(loadSettings({}));
let worst = 0;
for (const unit of UNITS) {
  // Over four doublings: one alone says more about what was collected of the heap meanwhile.
  const times = [1, 4, 16].map((factor) => best(() => masker.text(filled(unit, SLOW_SIZE * factor)), 3));
  const ratio = ((times[2] ?? 0) / Math.max(times[0] ?? 0, LEAST_MS)) ** (1 / 4);
  worst = Math.max(worst, ratio);
  if (ratio > 2.3 || process.argv.includes('--all')) {
    say(
      `${JSON.stringify(unit.slice(0, 24)).padEnd(30)} ${times.map((time) => time.toFixed(1)).join(' → ')} ms, ${ratio.toFixed(2)} a doubling`,
    );
  }
}
say(`${UNITS.length} texts made to be slow: at most ${worst.toFixed(2)} times as long when twice as long`);
