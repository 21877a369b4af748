import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { quietUntil } from './quiet-hours.js';

const at = (text: string): number => Date.parse(text);
const NIGHT = { fromMinute: 22 * 60, toMinute: 7 * 60, zone: 'Asia/Seoul', except: ['critical'] };
const NOON = { fromMinute: 12 * 60, toMinute: 13 * 60, zone: 'UTC', except: [] };

describe('quiet hours', () => {
  it.each([
    // 23:30 in Seoul
    [NIGHT, 'warning', '2026-03-02T14:30:20Z', '2026-03-02T22:00:00Z'],
    // 06:59 in Seoul
    [NIGHT, 'warning', '2026-03-02T21:59:59Z', '2026-03-02T22:00:00Z'],
    [NIGHT, 'warning', '2026-03-02T22:00:00Z', null],
    [NIGHT, 'Critical', '2026-03-02T14:30:20Z', null],
    [NOON, 'critical', '2026-03-02T12:00:00Z', '2026-03-02T13:00:00Z'],
    [NOON, 'critical', '2026-03-02T11:59:59Z', null],
  ] as const)('%j keeps %s of %s until %s', (quiet, severity, now, until) => {
    expect(quietUntil(quiet, severity, at(now))).toBe(until === null ? null : at(until));
  });

  it('end where they say that they end, wherever and whenever', () => {
    const minute = fc.integer({ min: 0, max: 1439 });
    const zone = fc.constantFrom('UTC', 'Asia/Seoul', 'Asia/Kolkata', 'America/Bogota');
    fc.assert(
      fc.property(minute, minute, zone, fc.integer({ min: 1.7e12, max: 1.9e12 }), (from, to, place, now) => {
        const quiet = { fromMinute: from, toMinute: to, zone: place, except: [] };
        const until = quietUntil(quiet, 'warning', now);
        if (until === null) return;
        expect(until).toBeGreaterThan(now);
        expect(until - now).toBeLessThanOrEqual(86_400_000);
        expect(quietUntil(quiet, 'warning', until)).toBeNull();
        expect(quietUntil(quiet, 'warning', until - 1)).not.toBeNull();
      }),
    );
  });
});
