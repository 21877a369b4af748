// How long masking takes: 100 kB of a prompt as it is composed, the same with secrets, one cluster's objects, and one log
// line. Medians of 30 runs. Needs a build: `npm run build && node test/bench/masking.mjs`.
import { readFileSync } from 'node:fs';
import { performance } from 'node:perf_hooks';
import { loadSettings } from '../../dist/config/load.js';
import { RuleMasker } from '../../dist/masking/rule-masker.js';

const RUNS = 30;
const SIZE = 100_000;

const filled = (text) => text.repeat(Math.ceil(SIZE / text.length)).slice(0, SIZE);

const LOG =
  '2026-01-01T00:00:01.123Z level=info caller=main.go:123 msg="handled request" method=GET path=/api/v1/carts/42 status=200\n';
const MANIFEST =
  '{"kind":"Pod","metadata":{"name":"cart-7d9f8b6c5d-abcde","labels":{"app":"cart"}},"spec":{"nodeName":"n1"}}\n';
const SECRETS =
  'connecting to postgres://shop:hunter2@db:5432 with password=hunter2 and Bearer abc12345xyz\n';

const pods = JSON.parse(
  readFileSync(
    new URL('../../deploy/examples/snapshots/oomkilled/objects/pods.json', import.meta.url),
    'utf8',
  ),
);

const builtin = new RuleMasker(loadSettings({}));
const withExpressions = new RuleMasker(
  loadSettings({ MASKING_REGEX_LIST_JSON: '["(?i)emp-[0-9]{6}", "[a-z]+@example\\\\.com"]' }),
);

const cases = {
  'prompt, 100 kB': () => builtin.text(filled(LOG + MANIFEST)),
  'prompt with secrets, 100 kB': () => builtin.text(filled(LOG + SECRETS + MANIFEST)),
  'prompt, 100 kB, two own expressions': () => withExpressions.text(filled(LOG + MANIFEST)),
  [`pods of the example cluster, ${pods.items.length}`]: () => builtin.mask(pods),
  'one log line': () =>
    builtin.mask({ event: 'analysis_finished', fields: { group: 'a1b2c3', durationMs: 12 } }),
};

for (const [name, run] of Object.entries(cases)) {
  const times = Array.from({ length: RUNS }, () => {
    const started = performance.now();
    run();
    return performance.now() - started;
  }).sort((a, b) => a - b);
  process.stdout.write(
    `${name.padEnd(40)} ${times[RUNS / 2].toFixed(3).padStart(8)} ms (worst ${times.at(-1).toFixed(1)})\n`,
  );
}
