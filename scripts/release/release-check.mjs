// What of a release can be done and checked on this machine; `make release-check` runs lint and tests before it. Writes the chart's package,
// the bill of materials and the notes into .cache/release, as the workflow publishes them. Exits 1 when something fails; what
// cannot run here is told, with the reason.
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { findHelm } from '../find-helm.mjs';
import { writeProductionTree } from '../production-tree.mjs';
import { rehearseImage } from './rehearse-image.mjs';
import { sbomOf } from './sbom.mjs';

const OUT = '.cache/release';
const WORKFLOWS = '.github/workflows';
const CHART = 'deploy/helm/kuberca';
/** Largest image, unpacked, in bytes; most processor time of a start, in ms: twice what a quiet machine takes. */
const MAX_BYTES = 180e6;
const MAX_START_MS = 2000;
/** Beside Debian's and Node's own licences, which come with the base image. */
const LICENCES =
  /^(?:Apache-2\.0|MIT|MIT-0|ISC|0BSD|BSD-[23]-Clause|BlueOak-1\.0\.0|Unlicense|CC0-1\.0|Python-2\.0|WTFPL)$/;

/** This machine lacks something that the check needs. */
class NotHere extends Error {}

const text = (/** @type {string} */ path) => readFileSync(path, 'utf8');
const run = (/** @type {string} */ program, /** @type {readonly string[]} */ ...args) =>
  execFileSync(program, args, {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'pipe'],
    maxBuffer: 64 * 1024 * 1024,
  });

const { version } = JSON.parse(text('package.json'));

const sameVersion = () => {
  const chart = parse(text(`${CHART}/Chart.yaml`));
  const told = {
    'package-lock.json': JSON.parse(text('package-lock.json')).version,
    'version of Chart.yaml': chart.version,
    'appVersion of Chart.yaml': chart.appVersion,
  };
  const others = Object.entries(told).filter(([, its]) => its !== version);
  if (others.length > 0)
    throw new Error(
      `package.json has ${version}; ${others.map(([of, its]) => `${of} has ${its}`).join('; ')}`,
    );
  if (!/^## \[(?:Unreleased|\d)/m.test(text('CHANGELOG.md')))
    throw new Error('CHANGELOG.md has no section of a version');
  return version;
};

/** Make targets that a workflow runs. @param {string} script */
const targetsIn = (script) => [...script.matchAll(/\bmake ([a-z-]+)/g)].map(([, target]) => target);

const workflowsHold = () => {
  const makefile = text('Makefile');
  const files = readdirSync(WORKFLOWS);
  for (const file of files) {
    const { jobs, permissions } = parse(text(join(WORKFLOWS, file)));
    if (permissions?.contents !== 'read')
      throw new Error(`${file}: rights are given by job, none but reading to all`);
    for (const [name, { steps, needs = [], 'timeout-minutes': timeout }] of Object.entries(jobs)) {
      if (timeout === undefined) throw new Error(`${file}: job ${name} has no timeout`);
      const unknown = [needs].flat().filter((other) => jobs[other] === undefined);
      if (unknown.length > 0)
        throw new Error(`${file}: job ${name} needs ${unknown.join(', ')}, which is no job`);
      for (const { uses, run: script = '' } of steps) {
        if (uses !== undefined && !/@v\d+/.test(uses)) throw new Error(`${file}: ${uses} has no version`);
        const missing = targetsIn(script).filter((target) => !new RegExp(`^${target}:`, 'm').test(makefile));
        if (missing.length > 0) throw new Error(`${file}: the Makefile has no ${missing.join(', ')}`);
        if (script.startsWith('.ci/run') && !existsSync('.ci/run'))
          throw new Error(`${file}: there is no .ci/run`);
      }
    }
  }
  return files.join(', ');
};

const notes = () => {
  const written = run(process.execPath, 'scripts/release-notes.mjs');
  writeFileSync(join(OUT, 'notes.md'), written);
  return `${written.split('\n').length} lines`;
};

const chartPackage = async () => {
  const helm = await findHelm();
  for (const values of readdirSync('deploy/helm/examples'))
    run(helm, 'lint', '--strict', CHART, '--values', `deploy/helm/examples/${values}`);
  run(helm, 'package', CHART, '--destination', OUT);
  const file = join(OUT, `kuberca-${version}.tgz`);
  run(helm, 'template', 'kuberca', file);
  return file;
};

const bill = async () => {
  const tree = join(OUT, 'tree');
  await writeProductionTree(tree);
  const names = readdirSync(join(tree, 'node_modules'), { recursive: true })
    .filter((path) => path.endsWith('package.json'))
    .map((path) => JSON.parse(text(join(tree, 'node_modules', path))).name);
  rmSync(tree, { recursive: true });
  const sbom = sbomOf(new Set(names));
  const odd = sbom.components.filter(
    ({ licenses = [] }) =>
      !licenses.some(
        ({ license, expression = '' }) =>
          LICENCES.test(license?.id ?? '') || expression.split(/[ ()]+/).some((word) => LICENCES.test(word)),
      ),
  );
  if (odd.length > 0)
    throw new Error(
      `licences to look at: ${odd.map(({ name, licenses }) => `${name} ${JSON.stringify(licenses)}`).join(', ')}`,
    );
  writeFileSync(join(OUT, 'sbom.cdx.json'), JSON.stringify(sbom, null, 2));
  return `${sbom.components.length} packages`;
};

const image = async () => {
  if (process.platform !== 'linux' || process.getuid?.() !== 0) throw new NotHere('it needs root on Linux');
  if (!existsSync('/usr/bin/apt-get')) throw new NotHere('it needs apt');
  const { bytes, agentBytes, packages, startMs, startCpuMs, version: said } = await rehearseImage();
  const size = `${(bytes / 1e6).toFixed(0)} MB unpacked, ${(agentBytes / 1e6).toFixed(0)} MB of them the service and ${packages} packages`;
  const start = `start ${startCpuMs} ms of processor time, ${startMs.toFixed(0)} ms by the clock`;
  if (bytes > MAX_BYTES) throw new Error(`${size}; at most ${MAX_BYTES / 1e6} MB`);
  if (startCpuMs > MAX_START_MS) throw new Error(`${start}; at most ${MAX_START_MS} ms`);
  if (!said.includes(version)) throw new Error(`kuberca --version says ${said}`);
  return `${size}; ${start}`;
};

const builtImage = () => {
  try {
    run('scripts/image.sh');
  } catch (error) {
    if (String(error.stderr).includes('No image builder'))
      throw new NotHere('there is no docker, podman or buildah that runs');
    throw error;
  }
  return 'built';
};

const CHECKS = {
  'one version everywhere': sameVersion,
  'workflows name what there is': workflowsHold,
  'notes from the commits': notes,
  "the chart's package": chartPackage,
  'bill of materials and licences': bill,
  'the image, rehearsed': image,
  'the image, built': builtImage,
};

rmSync(OUT, { recursive: true, force: true });
mkdirSync(OUT, { recursive: true });
for (const [name, check] of Object.entries(CHECKS)) {
  try {
    process.stdout.write(`ok        ${name}: ${await check()}\n`);
  } catch (error) {
    if (!(error instanceof NotHere)) process.exitCode = 1;
    const words = `${error.message.trim()}${error.stderr ? `\n${error.stderr}` : ''}`;
    process.stdout.write(`${error instanceof NotHere ? 'not here ' : 'FAILED   '} ${name}: ${words}\n`);
  }
}
