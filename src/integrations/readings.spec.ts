import { describe, expect, it } from '@jest/globals';
import { READINGS } from '../../test/support/source-facts.js';
import type { Reading } from '../evidence/reading.js';
import { collapsed, reachedBy, warningsOf, type ReadingEnd } from './readings.js';

const { ok, nothing, down, refused, forbidden } = READINGS;

const shown = (end: ReadingEnd): Reading<unknown> => ({
  ...end,
  query: `GET /${end.title}`,
  collectedAt: '2026-03-02T09:15:00Z',
  type: 'metric',
  weight: 1,
  body: null,
});

describe('how far something could be used', () => {
  it.each([
    ['not at all when it is not configured', false, [ok], 'unavailable'],
    ['wholly when nothing had to be asked', true, [], 'ok'],
    ['wholly when nothing was there', true, [nothing], 'ok'],
    ['in part when a part failed', true, [ok, down], 'degraded'],
    ['in part when it refused what was asked, as others may be answered', true, [refused], 'degraded'],
    ['not at all when all failed', true, [down, forbidden], 'error'],
  ] as const)('is %s', (_, configured, readings, reached) => {
    expect(reachedBy(configured, readings)).toBe(reached);
  });
});

describe('readings that failed alike', () => {
  it('are one piece of evidence, without a query of its own', () => {
    expect(collapsed([shown(down), shown(down)], 'Store')).toMatchObject([{ title: 'Store', query: null }]);
  });

  it.each([
    ['for different reasons', [down, forbidden]],
    ['only some of them', [down, ok]],
    ['and are absent, which each tells of its own thing', [nothing, nothing]],
    ['but there is only one', [down]],
  ] as const)('stay apart when they failed %s', (_, ends) => {
    const readings = ends.map(shown);
    expect(collapsed(readings, 'Store')).toEqual(readings);
  });
});

describe('warnings', () => {
  it('tell why something is missing; absence only where it is a surprise', () => {
    expect(warningsOf('store', true, [ok, nothing, down])).toEqual([
      'store: unavailable: memory: cannot be reached',
    ]);
    expect(warningsOf('store', true, [nothing], 'absence too')).toEqual(['store: absent: disks: no series']);
    expect(warningsOf('store', false, [])).toEqual(['store: not configured']);
  });
});
