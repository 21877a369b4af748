import { describe, expect, it } from '@jest/globals';
import { bearsToken } from './bearer-token.js';

describe('a bearer token', () => {
  it.each(['Bearer s3cret', 'bearer s3cret', 'Bearer   s3cret '])('is accepted in %j', (header) => {
    expect(bearsToken(header, 's3cret')).toBe(true);
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
    expect(bearsToken(header, 's3cret')).toBe(false);
  });

  it('is never an empty one', () => {
    expect(bearsToken('Bearer ', '')).toBe(false);
    expect(bearsToken(undefined, '')).toBe(false);
  });
});
