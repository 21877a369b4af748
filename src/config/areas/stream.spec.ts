import { describe, expect, it } from '@jest/globals';
import { loadSettings } from '../load.js';

const read = (url: string) => loadSettings({ NATS_URL: url }).stream.url;

describe('NATS_URL', () => {
  it.each([
    'nats://nats.nats.svc:4222',
    'nats',
    '10.0.0.7:4222',
    'tls://[fd00::7]:4222/',
    'nats://user:p%40ss%23@a:4222, nats://token@b',
  ])('takes %s', (url) => {
    expect(read(url)).toBe(url);
  });

  it.each([
    'nats://user:p@ss@a:4222',
    'nats://user:p#ss@a:4222',
    'nats://user:p/ss@a:4222',
    'nats://user:p?ss@a:4222',
    'nats://user:p,ss@a:4222',
    'nats://a:port',
    'nats://',
  ])('refuses %s, without a word of it', (url) => {
    let told = '';
    try {
      read(url);
    } catch (error) {
      told = (error as Error).message;
    }
    expect(told).toMatch(/NATS_URL: must be servers .*percent-encoded/);
    expect(told).not.toContain('ss@');
  });
});
