// Runs `npm ci` when node_modules is not what package-lock.json says, and does nothing (in 0.1 s) when it is.
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

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
  process.exit(status ?? 1);
}
