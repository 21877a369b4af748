import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { loadSettings } from '../config/load.js';
import { connectOptions } from './connect-options.js';
import { readNatsContext } from './nats-context.js';

describe('a context of the nats CLI', () => {
  let home = '';
  beforeAll(() => {
    home = mkdtempSync(join(tmpdir(), 'kuberca-context-'));
    mkdirSync(join(home, 'nats', 'context'), { recursive: true });
    const context = {
      description: 'x',
      url: 'nats://a:4222, nats://b:4222',
      user: 'u',
      password: 'p',
      token: '',
      inbox_prefix: '_I',
    };
    writeFileSync(join(home, 'nats', 'context', 'prod.json'), JSON.stringify(context));
  });
  afterAll(() => rmSync(home, { recursive: true }));

  it('gives the connection settings; the empty text is nothing', async () => {
    expect(await readNatsContext('prod', home)).toMatchObject({
      user: 'u',
      token: null,
      creds: null,
      inbox_prefix: '_I',
    });
  });

  it('yields to the environment', async () => {
    const context = await readNatsContext('prod', home);
    const own = await connectOptions(loadSettings({ NATS_URL: 'nats://mine:4222' }).stream, context);
    expect(own.servers).toEqual(['nats://mine:4222']);
    const fromContext = await connectOptions(loadSettings({ NATS_CONTEXT: 'prod' }).stream, context);
    expect(fromContext).toMatchObject({
      servers: ['nats://a:4222', 'nats://b:4222'],
      inboxPrefix: '_I',
      maxReconnectAttempts: -1,
    });
  });

  it('is refused by file name when it is not there, and by setting when it is no name', async () => {
    await expect(readNatsContext('other', home)).rejects.toThrow(/NATS_CONTEXT.*other\.json/);
    await expect(readNatsContext('../../etc/passwd', home)).rejects.toThrow(
      'NATS_CONTEXT is not the name of a context',
    );
  });
});

describe('credentials in NATS_URL', () => {
  const optionsFor = async (environment: Record<string, string>) =>
    connectOptions(loadSettings(environment).stream, null);
  const told = async (environment: Record<string, string>): Promise<unknown> => {
    const { authenticator } = await optionsFor(environment);
    return (authenticator as readonly ((nonce?: string) => unknown)[]).map((one) => one());
  };

  it('are used, decoded, and taken out of the address', async () => {
    const NATS_URL = 'nats://shop:p%40ss@a:4222,nats://shop:p%40ss@b:4222';
    expect((await optionsFor({ NATS_URL })).servers).toEqual(['nats://a:4222', 'nats://b:4222']);
    expect(await told({ NATS_URL })).toEqual([{ user: 'shop', pass: 'p@ss' }]);
  });

  it('are a token where there is no password, and yield to settings of their own', async () => {
    expect(await told({ NATS_URL: 'nats://s3cr3t@a:4222' })).toEqual([{ auth_token: 's3cr3t' }]);
    expect(await told({ NATS_URL: 'nats://x:y@a:4222', NATS_USER: 'u', NATS_PASSWORD: 'p' })).toEqual([
      { user: 'u', pass: 'p' },
    ]);
  });
});
