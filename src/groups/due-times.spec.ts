import { describe, expect, it } from '@jest/globals';
import type { GroupHash } from '../alerts/group-key.js';
import { DueTimes } from './due-times.js';

const group = 'g' as GroupHash;

describe('when a group is due', () => {
  it('is after what it waits for, and at once when nothing is known of it', () => {
    const dues = new DueTimes();
    expect(dues.remainderMs(group, 1000)).toBe(0);
    dues.waits(group, 300, 1000);
    expect(dues.remainderMs(group, 1100)).toBe(200);
    expect(dues.remainderMs(group, 1300)).toBe(0);
    expect(dues.remainderMs(group, 1100)).toBe(0);
  });

  it('is what was told last', () => {
    const dues = new DueTimes();
    dues.waits(group, 300, 1000);
    dues.waits(group, 5, 1000);
    expect(dues.remainderMs(group, 1004)).toBe(1);
  });
});
