// Writes the scenarios of this folder as recorded cases, for `kuberca eval`:
//   node test/scenarios/write-cases.ts FOLDER [NAME...]
// Those without a cause to find are left out, since the measure is what an answer says of one.
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { buildCluster } from '../support/scenario/cluster.ts';
import { scenarios } from '../support/scenario/scenario-file.ts';
import { writeSnapshot } from '../support/scenario/write-snapshot.ts';

const [folder, ...names] = process.argv.slice(2);
if (folder === undefined)
  throw new Error('name a folder: node test/scenarios/write-cases.ts FOLDER [NAME...]');

const chosen = scenarios().filter(
  ({ name, group }) => group !== 'negative' && (names.length === 0 || names.includes(name)),
);
for (const scenario of chosen) {
  const target = join(folder, scenario.name);
  const cluster = buildCluster(scenario);
  await mkdir(target, { recursive: true });
  await writeSnapshot(target, cluster);
  const { cause_any, must_name, must_not, root } = scenario.expect;
  const alerts = cluster.alerts.slice(0, 1);
  const roots = root.map((each) => each.split('/').at(-1) ?? each);
  const expected = { cause_any, must_name, must_not, root: roots };
  await writeFile(join(target, 'alert.json'), JSON.stringify({ version: '4', status: 'firing', alerts }));
  await writeFile(join(target, 'expect.json'), JSON.stringify(expected));
}
process.stdout.write(`${chosen.length} cases in ${folder}\n`);
