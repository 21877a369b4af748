// `npm install` leaves packages for other platforms out of package-lock.json when the registry in use does not have them,
// and `npm ci` then refuses the file everywhere. This adds what is missing: name, version and platform are all `npm ci`
// needs to pass over a package. `--check` only says whether something is missing.
import { readFileSync, writeFileSync } from 'node:fs';

const FILE = 'package-lock.json';
const PLATFORM =
  /-(android|darwin|freebsd|linux|openharmony|win32)-(arm64|arm|ia32|loong64|ppc64|riscv64|s390x|x64)(?:-(gnu|musl|msvc|eabi)\w*)?$/;
const LIBC = { gnu: 'glibc', musl: 'musl' };

/** Where `name`, wanted by the package at `path`, is in the lock file. @param {object} packages @param {string} path @param {string} name */
const isLocked = (packages, path, name) => {
  for (let at = path; ; at = at.slice(0, Math.max(at.lastIndexOf('/node_modules/'), 0))) {
    if (packages[`${at === '' ? '' : `${at}/`}node_modules/${name}`] !== undefined) return true;
    if (at === '') return false;
  }
};

/** @param {string} name @param {string} version @param {boolean} dev */
const entry = (name, version, dev) => {
  const [, os, cpu, abi] = PLATFORM.exec(name) ?? [];
  if (os === undefined || !/^\d/.test(version)) {
    throw new Error(
      `${name}@${version} is missing from ${FILE}, and its platform cannot be told from its name`,
    );
  }
  const libc = os === 'linux' ? LIBC[abi] : undefined;
  return {
    version,
    cpu: [cpu],
    ...(dev && { dev }),
    ...(libc && { libc: [libc] }),
    optional: true,
    os: [os],
  };
};

const lock = JSON.parse(readFileSync(FILE, 'utf8'));
const missing = Object.entries(lock.packages).flatMap(([path, { optionalDependencies = {}, dev = false }]) =>
  Object.entries(optionalDependencies)
    .filter(([name]) => !isLocked(lock.packages, path, name))
    .map(([name, version]) => [`node_modules/${name}`, entry(name, version, dev)]),
);

if (missing.length > 0 && process.argv.includes('--check')) {
  process.stderr.write(
    `${FILE} lacks ${missing.length} packages for other platforms, so \`npm ci\` will fail: run node scripts/complete-lockfile.mjs\n`,
  );
  process.exitCode = 1;
} else if (missing.length > 0) {
  const packages = Object.entries({ ...lock.packages, ...Object.fromEntries(missing) });
  lock.packages = Object.fromEntries(packages.sort(([a], [b]) => a.localeCompare(b, 'en')));
  writeFileSync(FILE, `${JSON.stringify(lock, null, 2)}\n`);
  process.stdout.write(`${FILE}: added ${missing.length} packages for other platforms\n`);
}
