import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { addressOf, parseBaseUrl } from './base-url.js';

describe('a base URL', () => {
  it.each([
    ['http://loki:3100', 'http://loki:3100', null],
    ['http://loki:3100/', 'http://loki:3100', null],
    ['https://gateway.example.com/loki//', 'https://gateway.example.com/loki', null],
    ['http://u:p%40ss@loki:3100/a', 'http://loki:3100/a', 'u:p@ss'],
    ['http://u@loki:3100', 'http://loki:3100', 'u:'],
    ['http://u:50%@loki:3100', 'http://loki:3100', 'u:50%'],
  ])('%s is shown as %s', (configured, shown, credentials) => {
    const base = parseBaseUrl(configured);
    const authorization = credentials === null ? null : `Basic ${btoa(credentials)}`;
    expect([base.shown, base.authorization]).toEqual([shown, authorization]);
  });

  it('never shows a user or a password', () => {
    const word = fc.stringMatching(/^[a-z0-9]{8,12}$/);
    fc.assert(
      fc.property(word, word, (user, password) => {
        const { shown } = parseBaseUrl(`http://${user}:${password}@tempo:3200/x`);
        expect(shown).toBe('http://tempo:3200/x');
      }),
    );
  });
});

describe('an address below it', () => {
  it('repeats the names of lists, leaves out what is undefined and keeps any value whole', () => {
    const base = parseBaseUrl('http://mimir/prometheus');
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.array(fc.string()), (text, list) => {
        const { pathname, searchParams } = new URL(
          addressOf(base, '/api/v1/series', { text, list, none: undefined, limit: 3 }),
        );
        expect(pathname).toBe('/prometheus/api/v1/series');
        expect([searchParams.get('text'), searchParams.getAll('list')]).toEqual([text, list]);
        expect([searchParams.has('none'), searchParams.get('limit')]).toEqual([false, '3']);
      }),
    );
    expect(addressOf(base, '/ready')).toBe('http://mimir/prometheus/ready');
  });
});
