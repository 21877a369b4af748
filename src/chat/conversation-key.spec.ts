import { describe, expect, it } from '@jest/globals';
import { ruleMasker } from '../../test/support/rule-masker.js';
import { conversationKey } from './conversation-key.js';

const key = (id: string): string => conversationKey(id, ruleMasker());

describe('the key of a conversation', () => {
  it('is its id, so that a person finds it', () => {
    expect(key('c-84d1')).toBe('c-84d1:chat');
    expect(key('7b0d6f0e-3c1a-4a54-9f0b-2f8f1f6a1d11')).toBe('7b0d6f0e-3c1a-4a54-9f0b-2f8f1f6a1d11:chat');
  });

  it('tells apart ids that masking would make the same, without showing them', () => {
    const one = `eyJhbGciOiJIUzI1NiJ9.eyJ${'a'.repeat(40)}.${'b'.repeat(43)}`;
    const other = `eyJhbGciOiJIUzI1NiJ9.eyJ${'c'.repeat(40)}.${'d'.repeat(43)}`;
    expect(key(one)).not.toBe(key(other));
    expect(key(one)).toMatch(/^sha256-[0-9a-f]{64}:chat$/);
  });

  it('tells apart long ids that begin alike', () => {
    expect(key(`${'x'.repeat(300)}1`)).not.toBe(key(`${'x'.repeat(300)}2`));
  });
});
