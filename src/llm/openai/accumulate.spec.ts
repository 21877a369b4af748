import { describe, expect, it } from '@jest/globals';
import { accumulated } from './accumulate.js';

const inPieces = (...pieces: readonly unknown[]): unknown =>
  pieces.reduce((before, piece) => accumulated(before, piece), undefined);

describe('what a stream says of a field', () => {
  it.each<[string, readonly unknown[], unknown]>([
    ['a text goes on', ['I loo', 'k'], 'I look'],
    ['nothing changes nothing', ['a', null, undefined], 'a'],
    [
      'items of one number are one, also when the number comes again later',
      [
        [{ type: 'reasoning.text', index: 0, text: 'I ', format: 'v1', signature: null }],
        [{ type: 'reasoning.encrypted', index: 1, data: 'QQ==', id: 'r1' }],
        [{ type: 'reasoning.text', index: 0, text: 'look', format: 'v1', signature: 'c2ln' }],
      ],
      [
        { type: 'reasoning.text', index: 0, text: 'I look', format: 'v1', signature: 'c2ln' },
        { type: 'reasoning.encrypted', index: 1, data: 'QQ==', id: 'r1' },
      ],
    ],
    [
      'of one number but two types are two',
      [[{ type: 'a', index: 0, text: 'x' }], [{ type: 'b', index: 0, text: 'y' }]],
      [
        { type: 'a', index: 0, text: 'x' },
        { type: 'b', index: 0, text: 'y' },
      ],
    ],
    [
      'without numbers the last goes on until it is sealed',
      [
        [{ type: 'text', text: 'a' }],
        [{ type: 'text', text: 'b' }],
        [{ type: 'secret', data: 'Q1' }],
        [{ type: 'secret', data: 'Q2' }],
      ],
      [
        { type: 'text', text: 'ab' },
        { type: 'secret', data: 'Q1' },
        { type: 'secret', data: 'Q2' },
      ],
    ],
    [
      'fields of objects go on each for itself',
      [{ google: { thought_signature: 'a' } }, { google: { thought_signature: 'b', id: 'x' } }],
      { google: { thought_signature: 'ab', id: 'x' } },
    ],
  ])('%s', (_, pieces, whole) => {
    expect(inPieces(...pieces)).toEqual(whole);
  });
});
