import { describe, expect, it } from '@jest/globals';
import { isLabelName } from './label-name.js';

describe('isLabelName', () => {
  it.each(['app', '_x', 'detected_level', 'A1'])('takes %s', (name) => {
    expect(isLabelName(name)).toBe(true);
  });
  it.each(['', 'a-b', 'a/b', '..', '1a', 'a%2Fb', 'a b', 'é', 'a\n'])('refuses %j', (name) => {
    expect(isLabelName(name)).toBe(false);
  });
});
