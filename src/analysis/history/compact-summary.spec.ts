import { describe, expect, it } from '@jest/globals';
import { compactSummary } from './compact-summary.js';

describe('a summary as it is kept', () => {
  it.each([
    ['One line.', 'One line.'],
    ['  First.\n\n Second.\nThird.', 'First. Second.'],
    [`${'a'.repeat(300)}\nSecond.`, 'a'.repeat(300)],
    [`${'a'.repeat(299)}\nSecond.`, `${'a'.repeat(299)} ...`],
    ['b'.repeat(301), `${'b'.repeat(300)}...`],
    ['', ''],
  ])('of %j is %j', (summary, kept) => {
    expect(compactSummary(summary)).toBe(kept);
  });

  it('never ends in half a character', () => {
    expect(compactSummary('가'.repeat(150) + '😀'.repeat(100)).isWellFormed()).toBe(true);
    expect(compactSummary(`a${'😀'.repeat(200)}`).isWellFormed()).toBe(true);
  });
});
