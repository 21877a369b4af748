// Copies what the image runs into a folder: the compiled service, and of its dependencies the files that it can load, each package
// with its licence. No sources, maps, typings, nor parts of an SDK that nothing imports. Needs a build and `npm ci`.
//   node scripts/production-tree.mjs FOLDER
import { nodeFileTrace } from '@vercel/nft';
import { copyFile, mkdir, readFile, readdir, stat } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';

const ROOT = join(dirname(fileURLToPath(import.meta.url)), '..');
const ENTRIES = ['dist/main.js', 'dist/cli/kuberca.js'];
/**
 * What is imported and never loaded: the index of the Kubernetes client's generated classes, for which `light-client.ts` gives a few of
 * them; scripts of a desktop, which open a browser.
 */
const NEVER_LOADED = ['node_modules/@kubernetes/client-node/dist/gen/index.js', 'node_modules/open/xdg-open'];
const LICENCE = /^(?:licen[cs]e|notice|copying)/i;
/** The package that a file belongs to: everything up to the last name behind a `node_modules`. */
const PACKAGE = /^(?:.*\/)?node_modules\/(?:@[^/]+\/)?[^/]+/;

const require = createRequire(join(ROOT, 'package.json'));
const json = async (/** @type {string} */ path) => JSON.parse(await readFile(join(ROOT, path), 'utf8'));

/** @param {readonly string[]} entries @param {ReadonlySet<string>} ignored folders of packages for development @returns {Promise<ReadonlySet<string>>} */
const traced = async (entries, ignored) => {
  const { fileList } = await nodeFileTrace(
    entries.map((entry) => join(ROOT, entry)),
    {
      base: ROOT,
      ignore: (path) => NEVER_LOADED.includes(path) || ignored.has(PACKAGE.exec(path)?.[0] ?? ''),
    },
  );
  return fileList;
};

/** Packages whose name is only known while running, as those of grammars: nothing of them is found by following imports. */
const namedWhileRunning = (
  /** @type {readonly string[]} */ dependencies,
  /** @type {ReadonlySet<string>} */ files,
) => {
  const found = new Set([...files].map((file) => PACKAGE.exec(file)?.[0]));
  return dependencies
    .filter((name) => !found.has(`node_modules/${name}`))
    .flatMap((name) => [`node_modules/${name}/package.json`, relative(ROOT, require.resolve(name))]);
};

/** Licences and notices of the packages that files belong to. */
const licencesOf = async (/** @type {Iterable<string>} */ files) => {
  const packages = new Set([...files].flatMap((file) => PACKAGE.exec(file)?.[0] ?? []));
  const found = await Promise.all(
    [...packages].map(async (folder) => {
      const entries = await readdir(join(ROOT, folder), { withFileTypes: true });
      return entries
        .filter((entry) => entry.isFile() && LICENCE.test(entry.name))
        .map(({ name }) => join(folder, name));
    }),
  );
  return found.flat();
};

/**
 * Copies it.
 * @param {string} out a folder that is there or not
 * @returns {Promise<{ files: number, packages: number, bytes: number }>}
 */
export const writeProductionTree = async (out) => {
  const { dependencies } = await json('package.json');
  const { packages } = await json('package-lock.json');
  const forDevelopment = new Set(Object.keys(packages).filter((path) => packages[path].dev === true));
  const followed = await traced(ENTRIES, forDevelopment);
  const more = await traced(namedWhileRunning(Object.keys(dependencies), followed), forDevelopment);
  const code = new Set([...followed, ...more]);
  const files = new Set([...code, ...(await licencesOf(code)), 'package.json', 'LICENSE']);
  let bytes = 0;
  for (const file of files) {
    await mkdir(dirname(join(out, file)), { recursive: true });
    await copyFile(join(ROOT, file), join(out, file));
    bytes += (await stat(join(ROOT, file))).size;
  }
  const names = new Set([...files].flatMap((file) => PACKAGE.exec(file)?.[0] ?? []));
  return { files: files.size, packages: names.size, bytes };
};

const [out] = process.argv.slice(2);
if (process.argv[1] === fileURLToPath(import.meta.url)) {
  if (out === undefined) throw new Error('usage: node scripts/production-tree.mjs FOLDER');
  const { files, packages, bytes } = await writeProductionTree(out);
  process.stdout.write(`${files} files of ${packages} packages, ${(bytes / 1e6).toFixed(1)} MB\n`);
}
