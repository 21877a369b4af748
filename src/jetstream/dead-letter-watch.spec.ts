import { describe, expect, it } from '@jest/globals';
import type { StreamInfo } from '@nats-io/jetstream';
import { loadSettings } from '../config/load.js';
import { MemoryLogger } from '../../test/support/memory-logger.js';
import { DeadLetterWatch } from './dead-letter-watch.js';

const info = (messages: number, last: number, name = 'KUBERCA_DEAD') =>
  ({ config: { name }, state: { messages, last_seq: last } }) as unknown as StreamInfo;

describe('the watch over dead letters', () => {
  it('tells once for each growth, also when others were removed meanwhile, and never for less', () => {
    const logger = new MemoryLogger();
    const watch = new DeadLetterWatch(loadSettings({ NATS_URL: 'nats://nats' }), logger);
    expect(watch.status()).toEqual({ state: 'up', detail: null });
    watch.seen(info(0, 0));
    watch.seen(info(2, 2));
    watch.seen(info(2, 2));
    watch.seen(info(1, 3));
    watch.seen(info(9, 9, 'KUBERCA_ALERTS'));
    watch.seen(info(0, 3));
    watch.seen(info(0, 0));
    watch.seen(info(1, 1));
    expect(logger.lines.map(({ fields }) => [fields?.['letters'], fields?.['new']])).toEqual([
      [2, 2],
      [1, 1],
      [1, 1],
    ]);
    expect(watch.status()).toEqual({ state: 'up', detail: '1 message was given up: kuberca dead list' });
  });
});
