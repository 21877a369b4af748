import { describe, expect, it } from '@jest/globals';
import { ALERT_CLASSES } from './alert-class.js';
import { NEEDED_READS, neededReads } from './needed-reads.js';

describe('what must be read for a class of alerts', () => {
  it('is said of every class', () => {
    expect(Object.keys(NEEDED_READS).toSorted()).toEqual([...ALERT_CLASSES].toSorted());
  });

  it('is nothing beside its labels for an alert that stands for no trouble', () => {
    expect(NEEDED_READS.meta).toMatchObject({ maxCalls: 0, maxLogs: 0 });
  });
});

describe('what must be read for one alert', () => {
  it('is what its class asks for and what it is about, each list once', () => {
    expect(neededReads('not-ready', 'claim').ahead).toEqual(['StorageClass']);
    expect(neededReads('storage', 'claim').ahead).toEqual(['StorageClass']);
    expect(neededReads('scheduling', 'claim').ahead).toEqual(['Node', 'StorageClass']);
    expect(neededReads('errors', 'service')).toMatchObject({
      ahead: [],
      first: expect.stringMatching(/endpoints/),
    });
  });

  it('is nothing for one that stands for no trouble, whatever its labels name', () => {
    expect(neededReads('meta', 'node')).toMatchObject({ maxCalls: 0, ahead: [] });
  });
});
