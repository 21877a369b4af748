import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { execFile } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** Loads every file of the service in a folder, and whatever one of them would load later: the SDK of each provider, drivers, grammars. */
const LOAD_ALL = `
  import { readdirSync, readFileSync } from 'node:fs';
  import { createRequire } from 'node:module';
  import { pathToFileURL } from 'node:url';
  const starts = new Set(['main.js', 'cli/kuberca.js', 'masking/apart/masking-worker.js']); // programs, a thread
  const missing = [];
  const { loadClientLightly } = await import(pathToFileURL('dist/integrations/kubernetes/client/light-client.js'));
  loadClientLightly(); // as both programs do
  for (const file of readdirSync('dist', { recursive: true }).filter((file) => file.endsWith('.js') && !starts.has(file))) {
    const url = pathToFileURL('dist/' + file);
    await import(url).catch((error) => missing.push(file + ': ' + error.message));
    const later = [...readFileSync(url, 'utf8').matchAll(/\\bimport\\('([^'.][^']*)'\\)/g)].map(([, name]) => name);
    for (const name of later) await import(name).catch((error) => missing.push(name + ': ' + error.message));
  }
  const require = createRequire(pathToFileURL('dist/main.js'));
  for (const name of JSON.parse(process.argv[1]))
    try { require(name); } catch (error) { missing.push(name + ': ' + error.message); }
  process.stdout.write(JSON.stringify(missing));
`;

/** Packages that the service loads by a name that it puts together. */
const grammarsOf = (folder: string): readonly string[] =>
  readdirSync(join(folder, 'dist', 'integrations'), { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.js'))
    .flatMap((file) => [
      ...readFileSync(join(folder, 'dist', 'integrations', file), 'utf8').matchAll(/\bgrammar: '([^']+)'/g),
    ])
    .flatMap(([, name]) => name ?? []);

describe('what the image takes of the build and its dependencies', () => {
  let folder: string;
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'production-tree-'));
    await run(process.execPath, ['scripts/production-tree.mjs', folder]);
  }, 400_000);
  afterAll(() => rmSync(folder, { recursive: true }));

  it('holds all that any part of the service loads, with every provider', async () => {
    const grammars = grammarsOf(folder);
    expect(grammars.length).toBeGreaterThan(2);
    const args = ['--input-type=module', '-e', LOAD_ALL, JSON.stringify(grammars)];
    const { stdout } = await run(process.execPath, args, { cwd: folder, timeout: 280_000 });
    expect(JSON.parse(stdout)).toEqual([]);
  }, 300_000);

  it('holds no source, map, typing or test, and each package with its licence where it has one', () => {
    const files = readdirSync(folder, { recursive: true, encoding: 'utf8' });
    expect(files.filter((file) => /\.(?:[cm]?ts|map|snap|tiktoken|spec\.js)$/.test(file))).toEqual([]);
    const withLicence = files.filter((file) => /node_modules\/[^/]+\/LICENSE$/i.test(file));
    expect(withLicence.length).toBeGreaterThan(50);
    expect(files.length).toBeLessThan(9000);
  });
});
