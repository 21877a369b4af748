import { describe, expect, it } from '@jest/globals';
import { bearerDigest, sameToken, tokenDigest } from './bearer-token.js';

const carries = (header: string | undefined, token: string): boolean => {
  const given = bearerDigest(header);
  return given !== null && sameToken(given, tokenDigest(token));
};

describe('a bearer token', () => {
  it.each(['Bearer s3cret', 'bearer s3cret', 'Bearer   s3cret '])('is accepted in %j', (header) => {
    expect(carries(header, 's3cret')).toBe(true);
  });

  it.each([
    undefined,
    '',
    's3cret',
    'Bearer',
    'Bearer ',
    'Basic s3cret',
    'Bearer s3cre',
    'Bearer s3crets',
    'Bearer S3CRET',
    'Bearer s3cret s3cret',
  ])('is not found in %j', (header) => {
    expect(carries(header, 's3cret')).toBe(false);
  });

  it('is never an empty one', () => {
    expect(carries('Bearer ', '')).toBe(false);
    expect(carries(undefined, '')).toBe(false);
  });
});
