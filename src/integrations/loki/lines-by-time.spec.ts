import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { linesByTime, mergeStreams } from './lines-by-time.js';
import type { LokiEntry, LokiStream } from './loki-answer.js';

const stream = (labels: Record<string, string>, ...values: LokiEntry[]): LokiStream => ({
  stream: labels,
  values,
});

describe('linesByTime', () => {
  it('puts the lines of several streams in one order', () => {
    const streams = [
      stream({ level: 'error' }, ['3', 'c'], ['1', 'a']),
      stream({ level: 'info' }, ['2', 'b']),
    ];
    expect(linesByTime(streams, 'backward').map(({ line }) => line)).toEqual(['c', 'b', 'a']);
    expect(linesByTime(streams, 'forward').map(({ line }) => line)).toEqual(['a', 'b', 'c']);
  });

  it('tells nanoseconds apart that a double cannot', () => {
    const streams = [
      stream({}, ['1795379153936057881', 'earlier']),
      stream({ a: 'b' }, ['1795379153936057882', 'later']),
    ];
    expect(linesByTime(streams).map(({ line }) => line)).toEqual(['later', 'earlier']);
  });

  it('loses no line, and gives the same order whatever the order of the streams', () => {
    const entries = fc.array(fc.bigInt({ min: 0n, max: 2n ** 63n }), { maxLength: 6 });
    fc.assert(
      fc.property(fc.array(entries, { maxLength: 5 }), (times) => {
        const streams = times.map((list, index) =>
          stream({ index: String(index) }, ...list.map((time): LokiEntry => [String(time), 'x'])),
        );
        const order = (list: readonly LokiStream[]): string[] =>
          linesByTime(list, 'forward').map(({ timestampNs }) => timestampNs);
        expect(order(streams)).toEqual(order(streams.toReversed()));
        expect(order(streams)).toHaveLength(times.flat().length);
      }),
    );
  });
});

describe('mergeStreams', () => {
  const pod = { namespace: 'shop', pod: 'checkout-1', container: 'app' };

  it('makes one stream of those that differ in what was detected only', () => {
    const merged = mergeStreams([
      stream({ ...pod, detected_level: 'error' }, ['3', 'declined']),
      stream({ ...pod, detected_level: 'info' }, ['4', 'placed'], ['2', 'placed']),
    ]);
    expect(merged).toEqual([
      {
        stream: pod,
        values: [
          ['4', 'placed', { detected_level: 'info' }],
          ['3', 'declined', { detected_level: 'error' }],
          ['2', 'placed', { detected_level: 'info' }],
        ],
      },
    ]);
  });

  it('keeps pods apart', () => {
    const merged = mergeStreams([
      stream({ ...pod }, ['1', 'a']),
      stream({ ...pod, pod: 'checkout-2' }, ['2', 'b']),
    ]);
    expect(merged.map((one) => one.stream['pod'])).toEqual(['checkout-2', 'checkout-1']);
  });

  it('does not repeat what a line itself says', () => {
    const merged = mergeStreams([
      stream({ ...pod, msg: 'declined', order: '1' }, ['2', '{"msg":"declined","order":1}']),
      stream({ ...pod, msg: 'placed', order: '7' }, ['1', 'short']),
    ]);
    expect(merged[0]?.values).toEqual([
      ['2', '{"msg":"declined","order":1}'],
      ['1', 'short', { msg: 'placed', order: '7' }],
    ]);
  });

  it('gives nothing for nothing', () => {
    expect(mergeStreams([])).toEqual([]);
    expect(mergeStreams([stream(pod)])).toEqual([]);
  });
});
