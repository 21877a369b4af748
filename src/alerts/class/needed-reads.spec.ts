import { describe, expect, it } from '@jest/globals';
import { ALERT_CLASSES } from './alert-class.js';
import { NEEDED_READS } from './needed-reads.js';

describe('what must be read for a class of alerts', () => {
  it('is said of every class', () => {
    expect(Object.keys(NEEDED_READS).toSorted()).toEqual([...ALERT_CLASSES].toSorted());
  });

  it('is nothing beside its labels for an alert that stands for no trouble', () => {
    expect(NEEDED_READS.meta).toMatchObject({ maxCalls: 0, maxLogs: 0 });
  });
});
