import { describe, expect, it } from '@jest/globals';
import { retryAfterOf } from './retry-after.js';

const NOW = Date.parse('2026-03-02T09:00:00Z');

describe('the delay a provider asks for', () => {
  it.each([
    [{ 'retry-after-ms': '250' }, 250],
    [{ 'retry-after': '2' }, 2000],
    [{ 'retry-after': '1.5' }, 1500],
    [{ 'retry-after': 'Mon, 02 Mar 2026 09:00:30 GMT' }, 30_000],
    [{ 'retry-after': 'Mon, 02 Mar 2026 08:00:00 GMT' }, 0],
    [{ 'retry-after-ms': '250', 'retry-after': '9' }, 250],
    [{ 'retry-after-ms': 'soon', 'retry-after': '9' }, 9000],
    [{ 'retry-after': 'soon' }, null],
    [{}, null],
  ])('of %j is %s ms', (headers, ms) => {
    expect(retryAfterOf(new Headers(headers as Record<string, string>), NOW)).toBe(ms);
  });

  it('is none without headers', () => {
    expect(retryAfterOf(undefined, NOW)).toBeNull();
  });
});
