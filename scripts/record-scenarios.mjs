#!/usr/bin/env node
// Records every scenario of a kubelab as a snapshot under test/fixtures/snapshots/, each from a lab of its own.
//   node scripts/record-scenarios.mjs KUBELAB [SCENARIO...]
import { execFile } from 'node:child_process';
import { copyFile, mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { promisify } from 'node:util';
import { recordSnapshot } from './record-snapshot.mjs';

const run = promisify(execFile);
const FIXTURES = join(import.meta.dirname, '..', 'test', 'fixtures', 'snapshots');

const [kubelab, ...chosen] = process.argv.slice(2);
if (kubelab === undefined) {
  process.stderr.write('usage: record-scenarios KUBELAB [SCENARIO...]\n');
  process.exit(64);
}
const scenarios =
  chosen.length > 0 ? chosen.map((name) => basename(name)) : await readdir(join(kubelab, 'scenarios'));

for (const scenario of scenarios) {
  const lab = await mkdtemp(join(tmpdir(), 'kubelab-'));
  const source = join(kubelab, 'scenarios', scenario);
  const out = join(FIXTURES, scenario);
  try {
    await run(join(kubelab, 'up'), [lab]);
    await run(join(kubelab, 'seed'), [lab, source]);
    await rm(out, { recursive: true, force: true });
    await recordSnapshot({ out, kubectl: join(kubelab, 'kubectl'), kubeconfig: join(lab, 'kubeconfig') });
    await copyFile(join(lab, 'alerts', `${scenario}.json`), join(out, 'alert.json'));
    await copyFile(join(source, 'expect.json'), join(out, 'expect.json'));
    process.stdout.write(`${scenario}: recorded\n`);
  } finally {
    await run(join(kubelab, 'down'), [lab]);
    await rm(lab, { recursive: true, force: true });
  }
}
