import { mkdtemp, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { SecretFile, SecretFileUnreadable } from './secret-file.js';

describe('a file with a secret', () => {
  let folder: string;
  let path: string;
  let file: SecretFile;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'secret-file-'));
    path = join(folder, 'token');
    file = new SecretFile(path, 'TEMPO_BEARER_TOKEN_FILE');
  });
  afterEach(() => rm(folder, { recursive: true }));

  it('is read again when it was replaced, as a mounted Secret is', async () => {
    await writeFile(path, ' first\n');
    expect([await file.text(), await file.text()]).toEqual(['first', 'first']);
    await writeFile(`${path}.new`, 'again\n');
    await rename(`${path}.new`, path);
    expect(await file.text()).toBe('again');
  });

  it('is named when it is missing or empty, and used once it is there', async () => {
    await expect(file.text()).rejects.toEqual(
      new SecretFileUnreadable('the file of TEMPO_BEARER_TOKEN_FILE cannot be read'),
    );
    await writeFile(path, ' \n');
    await expect(file.text()).rejects.toThrow('the file of TEMPO_BEARER_TOKEN_FILE is empty');
    await writeFile(path, 'there');
    expect(await file.text()).toBe('there');
  });
});
