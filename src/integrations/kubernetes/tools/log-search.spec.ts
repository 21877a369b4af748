import { describe, expect, it } from '@jest/globals';
import { linearExpression } from '../../../config/linear-expression.js';
import { searchLog } from './log-search.js';

const log = Array.from(
  { length: 30 },
  (_, at) => `2026-03-02T09:00:${at}Z line ${at}${at % 10 === 5 ? ' ERROR' : ''}`,
);
const search = (pattern: string, contextLines = 0, maxMatches = 20) =>
  searchLog(log, { pattern: linearExpression(pattern), contextLines, maxMatches });

describe('searchLog', () => {
  it('shows matches with the lines around them, gaps marked', () => {
    expect(search('ERROR', 1)).toEqual({
      matches: 3,
      shown: 3,
      lines: [
        '…',
        ...[4, 5, 6].map((at) => `${at === 5 ? '> ' : '  '}${log[at]}`),
        '…',
        ...[14, 15, 16].map((at) => `${at === 15 ? '> ' : '  '}${log[at]}`),
        '…',
        ...[24, 25, 26].map((at) => `${at === 25 ? '> ' : '  '}${log[at]}`),
      ],
    });
  });

  it('keeps the newest matches, and counts all', () => {
    expect(search('(?i)error', 0, 1)).toEqual({ matches: 3, shown: 1, lines: ['…', `> ${log[25]}`] });
  });

  it('looks at what the container wrote, not at the time in front', () => {
    expect(search('^line 7$').lines).toEqual(['…', `> ${log[7]}`]);
    expect(search('2026').matches).toBe(0);
  });

  it('joins surroundings that touch', () => {
    expect(search('line [01]$', 1).lines).toEqual([`> ${log[0]}`, `> ${log[1]}`, `  ${log[2]}`]);
  });

  it('shows nothing where nothing matches', () => {
    expect(search('panic', 5)).toEqual({ matches: 0, shown: 0, lines: [] });
  });
});
