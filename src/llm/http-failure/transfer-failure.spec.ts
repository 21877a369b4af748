import { describe, expect, it } from '@jest/globals';
import { AnswerTooLarge } from '../transport/watched-body.js';
import { transferFailure } from './transfer-failure.js';

const socket = new Error('other side closed');
const terminated = new TypeError('terminated', { cause: socket });

describe('a failure on the way', () => {
  it.each([
    ['a cut body', terminated, 'transient'],
    ['one that an SDK wrapped', new Error('Connection error.', { cause: terminated }), 'transient'],
    ['a body that is not JSON', new SyntaxError('Unexpected token'), 'malformed'],
    ['an answer without end', new AnswerTooLarge(), 'malformed'],
    ['one that an SDK wrapped', new Error('failed', { cause: new AnswerTooLarge() }), 'malformed'],
  ])('%s', (_, error, kind) => {
    expect(transferFailure(error, 'words')).toMatchObject({ kind, cause: error });
  });

  it.each([
    ['a defect of our own', new TypeError('x is not a function')],
    ['any error', new Error('no')],
    ['no error', 'text'],
  ])('is not %s', (_, error) => {
    expect(transferFailure(error, 'words')).toBeNull();
  });

  it('is looked for a few causes deep, also where they go in a circle', () => {
    const circle = new Error('one');
    circle.cause = circle;
    expect(transferFailure(circle, 'words')).toBeNull();
  });
});
