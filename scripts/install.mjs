// Runs `npm ci` when node_modules is not what package-lock.json says, and does nothing (in 0.1 s) when it is.
// With an argument, the path of the Node that was installed because the machine's is too old, it then lets `npm start` and
// every other npm script find that one: npm puts node_modules/.bin before the PATH.
import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, readlinkSync, rmSync, symlinkSync } from 'node:fs';
import { dirname, resolve } from 'node:path';

const NODE_OF_SCRIPTS = 'node_modules/.bin/node';

/** The packages of a lock file; npm keeps one of what is installed in node_modules. @param {string} path */
const packages = (path) => {
  try {
    return JSON.parse(readFileSync(path, 'utf8')).packages;
  } catch {
    return null;
  }
};

/** @param {Record<string, { version?: string, integrity?: string, optional?: boolean }>} wanted @param {typeof wanted} present */
const matches = (wanted, present) =>
  Object.entries(wanted).every(([path, { version, integrity, optional }]) => {
    const found = present[path];
    if (found === undefined) return path === '' || optional === true; // optional: for another platform
    return found.version === version && found.integrity === integrity;
  }) && Object.keys(present).every((path) => path in wanted);

/** Where a symbolic link leads; `null` when there is none. @param {string} path */
const linkTarget = (path) => {
  try {
    return readlinkSync(path);
  } catch {
    return null;
  }
};

const wanted = packages('package-lock.json');
const present = packages('node_modules/.package-lock.json');
if (wanted === null) {
  process.stderr.write('package-lock.json cannot be read\n');
  process.exit(1);
}
if (present === null || !matches(wanted, present)) {
  process.stdout.write('Installing the packages of package-lock.json\n');
  const { status } = spawnSync('npm', ['ci', '--no-audit', '--no-fund', '--loglevel', 'error'], {
    stdio: 'inherit',
  });
  if (status !== 0) process.exit(status ?? 1);
}
const [localNode] = process.argv.slice(2);
const target = localNode === undefined ? null : resolve(localNode);
if (linkTarget(NODE_OF_SCRIPTS) !== target) {
  rmSync(NODE_OF_SCRIPTS, { force: true });
  mkdirSync(dirname(NODE_OF_SCRIPTS), { recursive: true });
  if (target !== null) symlinkSync(target, NODE_OF_SCRIPTS);
}
