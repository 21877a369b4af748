import { describe, expect, it } from '@jest/globals';
import { BoundedWords } from './bounded-words.js';

describe('the words of a label', () => {
  it('are those of its list, and one for all others', () => {
    const words = new BoundedWords(['ack', 'retry']);
    expect(['ack', 'password=hunter2', 'retry', ''].map((word) => words.of(word))).toEqual([
      'ack',
      'other',
      'retry',
      'other',
    ]);
  });

  it('are the first ones of a label without a list, up to its bound', () => {
    const words = new BoundedWords(2);
    expect(['a', 'b', 'c', 'a', 'c', 'b'].map((word) => words.of(word))).toEqual([
      'a',
      'b',
      'other',
      'a',
      'other',
      'b',
    ]);
  });
});
