// The image without a builder of images: the same files in a folder, on what the base image holds (Debian's packages of the C library), run
// with another root and as the image's user. Needs Linux, root and apt; tells its size and how long a start takes.
import { execFileSync, spawn } from 'node:child_process';
import {
  chmodSync,
  copyFileSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { writeProductionTree } from '../production-tree.mjs';
import { freePort } from '../service.mjs';

/** What gcr.io/distroless/cc holds of Debian. */
const BASE = `base-files ca-certificates libc6 libgcc-s1 libgomp1 libssl3 libstdc++6 netbase tzdata`.split(
  ' ',
);
/** Documents of Debian's packages, which that image leaves out. */
const DOCUMENTS = ['usr/share/doc', 'usr/share/man', 'usr/share/lintian', 'usr/share/gdb'];
const USER = '10001:10001';
const READY_MS = 30_000;

/** @param {string} program @param {readonly string[]} args @param {object} [options] */
const run = (program, args, options) =>
  execFileSync(program, args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'], ...options });

/** Bytes of the files below a folder. @param {string} folder @returns {number} */
const bytesBelow = (folder) =>
  readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile())
    .reduce((sum, entry) => sum + lstatSync(join(entry.parentPath, entry.name)).size, 0);

/** @param {string} root */
const layBase = (root) => {
  const packages = mkdtempSync(join(tmpdir(), 'kuberca-base-'));
  run('apt-get', ['download', '-qq', ...BASE], { cwd: packages });
  for (const file of readdirSync(packages)) run('dpkg-deb', ['-x', join(packages, file), root]);
  for (const folder of DOCUMENTS) rmSync(join(root, folder), { recursive: true, force: true });
  rmSync(packages, { recursive: true });
};

/** The steps of the Dockerfile. @param {string} root */
const layAgent = async (root) => {
  const tree = await writeProductionTree(join(root, 'app'));
  const command = join(root, 'app/dist/cli/kuberca.js');
  writeFileSync(command, readFileSync(command, 'utf8').replace(/^.*/, '#!/usr/local/bin/node'));
  chmodSync(command, 0o755);
  mkdirSync(join(root, 'usr/local/bin'), { recursive: true });
  symlinkSync('/app/dist/cli/kuberca.js', join(root, 'usr/local/bin/kuberca'));
  const node = join(root, 'usr/local/bin/node');
  try {
    run('strip', ['-o', node, process.execPath]);
  } catch {
    copyFileSync(process.execPath, node); // no binutils: 18 MB more
  }
  chmodSync(node, 0o755);
  return tree;
};

/** @param {string} root @param {readonly string[]} command @param {Readonly<Record<string, string>>} env */
const inside = (root, command, env = {}) =>
  spawn('chroot', [`--userspec=${USER}`, root, ...command], {
    env: {
      PATH: '/usr/local/bin:/usr/bin:/bin:/usr/sbin:/sbin',
      NODE_ENV: 'production',
      MALLOC_ARENA_MAX: '2',
      ...env,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });

/** @param {import('node:child_process').ChildProcess} child */
const outputOf = async (child) => {
  let text = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (text += chunk));
  const code = await new Promise((resolve) => child.once('close', resolve));
  return { code, text };
};

/** Processor time of a process so far, in ms: clock ticks of 10 ms. @param {number} pid */
const cpuMs = (pid) => {
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.split(' ') ?? [];
  return (Number(fields[11]) + Number(fields[12])) * 10;
};

/** Starts the service and stops it by SIGTERM. @param {string} root @returns {Promise<{ ms: number, cpu: number }>} until it was ready */
const startOnce = async (root) => {
  const port = String(await freePort());
  const { scripts } = JSON.parse(readFileSync(join(root, 'app/package.json'), 'utf8'));
  const flags = scripts.start.split('exec node ')[1].split(' ').slice(0, -1);
  const began = performance.now();
  const service = inside(root, ['/usr/local/bin/node', ...flags, '/app/dist/main.js'], {
    PORT: port,
    NODE_COMPILE_CACHE: '/app/compile-cache',
  });
  const ended = outputOf(service);
  while (
    !(await fetch(`http://127.0.0.1:${port}/readyz`).then(
      ({ ok }) => ok,
      () => false,
    ))
  ) {
    if (service.exitCode !== null || performance.now() - began > READY_MS)
      throw new Error(`the service did not become ready:\n${(service.kill('SIGKILL'), await ended).text}`);
    await sleep(5);
  }
  const took = { ms: performance.now() - began, cpu: cpuMs(service.pid) };
  service.kill('SIGTERM');
  const { code, text } = await ended;
  if (code !== 0) throw new Error(`the service ended with ${code}:\n${text}`);
  return took;
};

/**
 * Builds it, starts it twice, and asks its command line.
 * @returns {Promise<{ bytes: number, agentBytes: number, packages: number, startMs: number, startCpuMs: number, version: string }>}
 * @throws {Error} with what went wrong
 */
export const rehearseImage = async () => {
  const root = mkdtempSync(join(tmpdir(), 'kuberca-image-'));
  try {
    layBase(root);
    const { packages, bytes: agentBytes } = await layAgent(root);
    // The run that fills the compile cache, as that user; later ones could not write it.
    const cache = join(root, 'app/compile-cache');
    mkdirSync(cache);
    chmodSync(root, 0o755);
    run('chown', [USER, cache]);
    await startOnce(root);
    run('chown', ['-R', '0:0', cache]);
    run('chmod', ['-R', 'a+rX', cache]);
    const starts = [];
    for (let at = 0; at < 3; at += 1) starts.push(await startOnce(root));
    const { code, text } = await outputOf(inside(root, ['kuberca', '--version']));
    if (code !== 0) throw new Error(`kuberca --version ended with ${code}: ${text}`);
    const [, { ms, cpu }] = starts.toSorted((a, b) => a.cpu - b.cpu);
    return {
      bytes: bytesBelow(root),
      agentBytes,
      packages,
      startMs: ms,
      startCpuMs: cpu,
      version: text.trim(),
    };
  } finally {
    rmSync(root, { recursive: true, force: true });
  }
};
