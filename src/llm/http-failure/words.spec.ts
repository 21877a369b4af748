import { describe, expect, it } from '@jest/globals';
import { wordsOf } from './words.js';

describe('the words of a failure', () => {
  it('name what happened below fetch', () => {
    const refused = new Error('connect ECONNREFUSED 127.0.0.1:1');
    const error = new Error('Connection error.', {
      cause: new TypeError('fetch failed', { cause: refused }),
    });
    expect(wordsOf(error, [])).toBe('Connection error. (connect ECONNREFUSED 127.0.0.1:1)');
  });

  it('never hold a secret, not even the half of one at the cut', () => {
    const key = `sk-${'k'.repeat(60)}`;
    expect(wordsOf(new Error(`wrong key ${key}`), [key])).toBe('wrong key [MASKED]');
    expect(wordsOf(new Error('x'.repeat(280) + key), [key])).not.toContain('sk-');
  });

  it('take out the longer of two secrets that overlap', () => {
    expect(wordsOf(new Error('token Bearer-12345678'), ['12345678', 'Bearer-12345678'])).toBe(
      'token [MASKED]',
    );
  });

  it('keep words that a short header value occurs in', () => {
    expect(wordsOf(new Error('only 1 of 12 models'), ['1'])).toBe('only 1 of 12 models');
  });

  it('are those of whatever was thrown', () => {
    expect(wordsOf('text', [])).toBe('text');
    expect(wordsOf(undefined, [])).toBe('undefined');
  });
});
