// Cheap checks of what no other linter here reads: scripts parse, YAML and JSON parse, shell scripts parse.
import { execFileSync, spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { parseAllDocuments } from 'yaml';

const files = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard'], {
  encoding: 'utf8',
})
  .split('\n')
  .filter((file) => file !== '');

/** @param {string} command @param {string[]} args @returns {string | null} what it complained about */
const complaint = (command, args) => {
  const { status, stderr } = spawnSync(command, args, { encoding: 'utf8' });
  return status === 0 ? null : stderr.trim();
};

/** @param {string} file */
const badJson = (file) => {
  try {
    JSON.parse(readFileSync(file, 'utf8'));
    return null;
  } catch (error) {
    return error.message;
  }
};

/** @param {string} file */
const badYaml = (file) => {
  const [first] = parseAllDocuments(readFileSync(file, 'utf8'), { uniqueKeys: true }).flatMap(
    ({ errors }) => errors,
  );
  return first?.message ?? null;
};

/** @type {readonly (readonly [RegExp, (file: string) => string | null])[]} */
const checks = [
  [/\.mjs$/, (file) => complaint(process.execPath, ['--check', file])],
  [/(\.sh|^\.ci\/run)$/, (file) => complaint('bash', ['-n', file])],
  // Templates of the chart are no YAML before they are rendered (test/deploy/chart.spec.ts).
  [/^(?!deploy\/helm\/kuberca\/(?:charts\/[^/]+\/)?templates\/).*\.ya?ml$/, badYaml],
  [/\.json$/, badJson],
];

let bad = 0;
for (const file of files) {
  for (const [pattern, check] of checks) {
    const problem = pattern.test(file) ? check(file) : null;
    if (problem === null) continue;
    bad += 1;
    process.stderr.write(`${file}: ${problem}\n`);
  }
}
process.stdout.write(`${files.length} files looked at, ${bad} do not parse\n`);
process.exitCode = bad === 0 ? 0 : 1;
