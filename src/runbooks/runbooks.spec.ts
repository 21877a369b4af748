import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { MemoryLogger } from '../../test/support/memory-logger.js';
import { checkedRunbooks } from '../cli/runbooks/checked-runbooks.js';
import { loadSettings } from '../config/load.js';
import { readFolder } from './read-folder.js';
import { Runbooks } from './runbooks.js';

let folder: string;
const opened: { close(): unknown }[] = [];

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'kuberca-runbooks-'));
});
afterEach(async () => {
  for (const each of opened.splice(0)) await each.close();
  await rm(folder, { recursive: true });
});

const write = (name: string, front: string, text = '# T\n## Steps\n1. Call the team.\n2. Look.') =>
  writeFile(join(folder, name), `---\n${front}\n---\n${text}\n`);

const about = {
  alerts: [{ alertname: 'KubePodCrashLooping', team: 'checkout' }],
  kinds: ['Deployment', 'Pod'],
  mechanisms: ['memory/container-limit'],
};
const { signal } = new AbortController();

const runbooksOf = (env: Readonly<Record<string, string>> = {}) => {
  const logger = new MemoryLogger();
  const runbooks = new Runbooks(loadSettings({ RUNBOOKS_DIR: folder, ...env }), logger);
  opened.push({ close: () => runbooks.onApplicationShutdown() });
  return { runbooks, logger };
};

describe('the runbooks of a folder', () => {
  it('are those of which everything that they name holds, the narrowest first', async () => {
    await write('alert.md', 'alerts: KubePodCrashLooping');
    await write(
      'narrow.md',
      'alerts: [KubePod*]\nmechanism: memory/*\nkinds: deployment\nlabels: {team: checkout}',
    );
    await write('other-team.md', 'alerts: KubePodCrashLooping\nlabels: {team: search}');
    await write('other-kind.md', 'mechanism: memory/container-limit\nkinds: [Job]');
    await write('other.md', 'mechanism: probe/*');
    const found = await runbooksOf().runbooks.about(about, [], signal);
    expect(found.map(({ name }) => name)).toEqual(['narrow.md', 'alert.md']);
    expect(found[0]).toMatchObject({ title: 'T', steps: ['Call the team.', 'Look.'] });
  });

  it('are refused with a reason where they cannot be used', async () => {
    await writeFile(join(folder, 'plain.md'), '# no front matter');
    await write('yaml.md', 'alerts: [a');
    await write('all.md', 'labels: {a: b}');
    await write('typo.md', 'alert: X');
    await write('large.md', 'alerts: X', 'x'.repeat(70_000));
    await symlink('/etc/hostname', join(folder, 'away.md'));
    const { refused, runbooks } = await readFolder(folder);
    expect(runbooks).toEqual([]);
    expect(Object.fromEntries(refused.map(({ name, problem }) => [name, problem]))).toEqual({
      'plain.md': expect.stringContaining('no front matter'),
      'yaml.md': expect.stringContaining('no YAML'),
      'all.md': expect.stringContaining('neither alerts nor a mechanism'),
      'typo.md': expect.stringContaining('alert'),
      'large.md': expect.stringContaining('larger than 64 KiB'),
      'away.md': expect.stringContaining('outside'),
    });
  });

  it('are read below the links of a mounted ConfigMap', async () => {
    await mkdir(join(folder, '..data'));
    await writeFile(join(folder, '..data', 'a.md'), '---\nalerts: X\n---\n# A\n');
    await symlink(join('..data', 'a.md'), join(folder, 'a.md'));
    expect((await readFolder(folder)).runbooks.map(({ name }) => name)).toEqual(['a.md']);
  });

  it('are told in the log, and a folder that is gone too', async () => {
    await write('typo.md', 'alert: X');
    const { runbooks, logger } = runbooksOf();
    expect(await runbooks.about(about, [], signal)).toEqual([]);
    expect(logger.lines.map(({ event }) => event)).toEqual(['runbooks_read', 'runbook_refused']);
    const gone = runbooksOf({ RUNBOOKS_DIR: join(folder, 'gone') });
    expect(await gone.runbooks.about(about, [], signal)).toEqual([]);
    expect(gone.logger.lines.map(({ event }) => event)).toEqual(['runbooks_not_read']);
  });

  it('are checked by the command', async () => {
    await write('good.md', 'mechanism: memory/*');
    await write('never.md', 'mechanism: moon/phase');
    await write('typo.md', 'alert: X');
    const { lines, isClean } = await checkedRunbooks(folder);
    expect(isClean).toBe(false);
    expect(lines.at(-1)).toBe('2 runbooks, 2 problems');
    expect(lines.join('\n')).toContain('no rule has the mechanism moon/phase');
  });
});

describe('the runbook that an alert links to', () => {
  const served = async (text: string): Promise<string> => {
    const server: Server = createServer((_, response) => response.end(text));
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    opened.push({ close: () => new Promise((resolve) => server.close(resolve)) });
    return `http://127.0.0.1:${(server.address() as AddressInfo).port}/runbooks/crash.md`;
  };

  it('is read where its host is allowed, and only there', async () => {
    const url = await served('# Crash\n1. Call the team.');
    const { runbooks } = runbooksOf({ LINK_HOSTS: '127.0.0.1' });
    expect(await runbooks.about(about, [url], signal)).toMatchObject([
      { title: 'Crash', steps: ['Call the team.'] },
    ]);
    expect(await runbooksOf().runbooks.about(about, [url], signal)).toEqual([]);
  });

  it('is left where it is a page of HTML', async () => {
    const url = await served('<!doctype html><html></html>');
    expect(await runbooksOf({ LINK_HOSTS: '127.0.0.1' }).runbooks.about(about, [url], signal)).toEqual([]);
  });
});
