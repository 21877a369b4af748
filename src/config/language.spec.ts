import { describe, expect, it } from '@jest/globals';
import { loadSettings } from './load.js';

describe('LANGUAGE', () => {
  it.each([
    ['ko', 'ko'],
    [' EN ', 'en'],
    ['en_US:en', 'en'],
    ['ko_KR:ko:en_US:en', 'ko'],
    ['de_DE:de:ko', 'ko'],
    ['ko_KR.UTF-8', 'ko'],
    ['fr_FR:fr', 'en'],
  ])('%s is %s', (text, language) => {
    expect(loadSettings({ LANGUAGE: text }).server.language).toBe(language);
  });

  it.each(['fr', 'english', 'en;ko'])('%s is refused', (text) => {
    expect(() => loadSettings({ LANGUAGE: text })).toThrow(/LANGUAGE/);
  });
});
