import { describe, expect, it } from '@jest/globals';
import type { AlertId } from '../alerts/alert.js';
import type { GroupHash } from '../alerts/group-key.js';
import { KnownAlerts } from './known-alerts.js';

const idOf = (number: number): AlertId => String(number) as AlertId;

const known = (bytes: number) => ({
  group: 'g' as GroupHash,
  key: {},
  stored: { data: new Uint8Array(bytes), revision: 1 },
});

describe('the alerts that were written last', () => {
  it('are taken once, until they are written again', () => {
    const alerts = new KnownAlerts();
    alerts.keep(idOf(1), known(10));
    expect(alerts.take(idOf(1))?.stored.revision).toBe(1);
    expect(alerts.take(idOf(1))).toBeNull();
  });

  it('are bounded by their bytes, the longest unseen forgotten first', () => {
    const alerts = new KnownAlerts();
    const size = 1024 * 1024;
    for (let number = 0; number < 20; number += 1) alerts.keep(idOf(number), known(size));
    const kept = Array.from({ length: 20 }, (_, number) => number).filter(
      (number) => alerts.take(idOf(number)) !== null,
    );
    expect(kept).toEqual([12, 13, 14, 15, 16, 17, 18, 19]);
  });
});
