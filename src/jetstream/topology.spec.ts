import { describe, expect, it } from '@jest/globals';
import { loadSettings } from '../config/load.js';
import { topologyOf } from './topology.js';

const streamsOf = (environment: Readonly<Record<string, string>>) =>
  Object.fromEntries(
    topologyOf(loadSettings(environment).stream).streams.map(({ name, max_bytes, discard }) => [
      name,
      { max_bytes, discard },
    ]),
  );

describe('the streams', () => {
  it('have no bound of their size unless one is set', () => {
    expect(Object.values(streamsOf({})).map(({ max_bytes }) => max_bytes)).toEqual(Array(4).fill(undefined));
  });

  it('refuse what is new where it can be sent again, and forget the oldest results', () => {
    const set = {
      STREAM_ALERTS_MAX_BYTES: '1000',
      STREAM_RESULTS_MAX_BYTES: '2000',
      STREAM_DEAD_MAX_BYTES: '3000',
    };
    expect(streamsOf(set)).toMatchObject({
      KUBERCA_ALERTS: { max_bytes: 1000, discard: 'new' },
      KUBERCA_RESULTS: { max_bytes: 2000, discard: 'old' },
      KUBERCA_DEAD: { max_bytes: 3000, discard: 'new' },
      KUBERCA_WORK: { discard: 'old' },
    });
  });
});
