import { describe, expect, it } from '@jest/globals';
import { objectInTags, objectInYaml } from './other-formats.js';
import { readAnswer } from './read-answer.js';

describe('an answer in another format than JSON', () => {
  it('is read from tags', () => {
    expect(objectInTags('<summary>a < b</summary>\n<cause>c</cause>')).toEqual({
      summary: 'a < b',
      cause: 'c',
    });
    expect(objectInTags('<cause>c</cause>')).toBeNull();
    expect(objectInTags('<summary>never closed')).toBeNull();
  });

  it('is read from YAML, in a fence or not', () => {
    expect(objectInYaml('```yaml\nsummary: a\ncause: b\n```')).toEqual({ summary: 'a', cause: 'b' });
    expect(objectInYaml('Note: this is prose.\nIt goes on.')).toBeNull();
    expect(objectInYaml('summary: [')).toBeNull();
    expect(objectInYaml('a: &a [x]\nsummary: *a')).toBeNull();
  });

  it('is of the language that it is written in', () => {
    const korean = readAnswer('summary: 메모리 한도를 넘었습니다\ncause: 메모리 한도');
    expect(korean).toMatchObject({ kind: 'parsed', answer: { written: ['ko'], cause: '메모리 한도' } });
  });

  it('of one language alone, inside an object that was cut off, is not taken for the whole', () => {
    expect(readAnswer('{"ko":null,"en":{"summary":"a","detail":"b"},"cit')).toMatchObject({ cut: true });
  });
});
