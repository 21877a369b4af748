import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { TokenFile, TokenUnreadable } from './token-file.js';

describe('a token file', () => {
  let folder: string;
  let path: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'token-'));
    path = join(folder, 'token');
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  it('gives the token without the line end', async () => {
    writeFileSync(path, 'first\n');
    expect(await new TokenFile(path).token()).toBe('first');
  });

  it('is read again when it was replaced, as a mounted Secret is', async () => {
    writeFileSync(path, 'first');
    const file = new TokenFile(path);
    await file.token();
    writeFileSync(`${path}.new`, 'other');
    renameSync(`${path}.new`, path);
    expect(await file.token()).toBe('other');
  });

  it.each(['', ' \n'])('lets nobody in while it holds %j', async (text) => {
    writeFileSync(path, text);
    await expect(new TokenFile(path).token()).rejects.toThrow(TokenUnreadable);
  });

  it('lets nobody in once it is gone, even if it was read before', async () => {
    writeFileSync(path, 'first');
    const file = new TokenFile(path);
    await file.token();
    rmSync(path);
    await expect(file.token()).rejects.toThrow(TokenUnreadable);
  });
});
