import { execFileSync } from 'node:child_process';
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';

describe('scripts/install.mjs', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'install-'));
    writeFileSync(join(folder, 'package.json'), JSON.stringify({ scripts: { start: 'node main.js' } }));
    writeFileSync(join(folder, 'package-lock.json'), JSON.stringify({ lockfileVersion: 3, packages: {} }));
    writeFileSync(join(folder, 'main.js'), 'console.log("the node on PATH")');
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  const install = (...args: readonly string[]): unknown =>
    execFileSync(process.execPath, [resolve('scripts/install.mjs'), ...args], { cwd: folder });
  const start = (): string =>
    execFileSync('npm', ['start', '--silent'], { cwd: folder, encoding: 'utf8' }).trim();

  it('lets npm start find the Node that was installed because the machine has an older one', () => {
    const node = join(folder, 'other-node');
    writeFileSync(node, '#!/bin/sh\necho the other node\n');
    chmodSync(node, 0o755);
    install(node);
    expect(start()).toBe('the other node');
    install(node);
    expect(start()).toBe('the other node');
    install();
    expect(start()).toBe('the node on PATH');
  });
});
