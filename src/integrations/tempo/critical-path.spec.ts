import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { criticalPath } from './critical-path.js';
import { spanTree } from './span-tree.js';
import type { Span } from './trace.js';

const span = (spanId: string, parentSpanId: string | null, startNs: number, endNs: number): Span => ({
  spanId,
  parentSpanId,
  name: spanId,
  kind: 'internal',
  service: 'x',
  startNs: BigInt(startNs),
  endNs: BigInt(endNs),
  status: 'unset',
  statusMessage: null,
  attributes: {},
  events: [],
  resource: {},
});

const pathOf = (...spans: Span[]): Record<string, number> =>
  Object.fromEntries([...criticalPath(spanTree(spans))].map(([one, own]) => [one.name, Number(own)]));

describe('criticalPath', () => {
  it('follows the call that ended last, and leaves out what ran beside it', () => {
    expect(
      pathOf(
        span('root', null, 0, 100),
        span('slow', 'root', 10, 90),
        span('beside', 'root', 10, 40),
        span('database', 'slow', 20, 70),
      ),
    ).toEqual({ root: 20, slow: 30, database: 50 });
  });

  it('takes calls one after the other, each with its part', () => {
    expect(pathOf(span('root', null, 0, 100), span('a', 'root', 0, 40), span('b', 'root', 50, 100))).toEqual({
      root: 10,
      a: 40,
      b: 50,
    });
  });

  it('counts a call that outlives its caller only as long as the caller waited', () => {
    expect(pathOf(span('root', null, 0, 100), span('late', 'root', 60, 300))).toEqual({ root: 60, late: 40 });
    expect(pathOf(span('root', null, 0, 100), span('after', 'root', 200, 300))).toEqual({ root: 100 });
  });

  it('begins at the longest part when the root has not arrived', () => {
    expect(pathOf(span('a', 'gone', 0, 10), span('b', 'gone', 20, 90))).toEqual({ b: 70 });
  });

  it.each([
    ['none', [], {}],
    ['its own parent', [span('a', 'a', 0, 10)], { a: 10 }],
    ['a circle', [span('a', 'b', 0, 10), span('b', 'a', 0, 10)], { a: 0, b: 0 }],
  ])('ends for spans with %s', (_what, spans, path) => {
    expect(pathOf(...spans)).toEqual(path);
  });

  it('ends for ten thousand calls inside each other', () => {
    const spans = Array.from({ length: 10_000 }, (_, depth) =>
      span(String(depth), depth === 0 ? null : String(depth - 1), depth, 20_000 - depth),
    );
    expect(Object.keys(pathOf(...spans))).toHaveLength(10_000);
  });

  it('adds up to the duration of the root, and does not depend on the order of the spans', () => {
    const trees = fc
      .array(fc.record({ parent: fc.nat(), start: fc.nat(1000), length: fc.nat(1000) }), { maxLength: 30 })
      .map((parts) => [
        span('0', null, 0, 5000),
        ...parts.map(({ parent, start, length }, index) =>
          span(String(index + 1), String(parent % (index + 1)), start, start + length),
        ),
      ]);
    fc.assert(
      fc.property(trees, (spans) => {
        const path = pathOf(...spans);
        expect(Object.values(path).reduce((sum, own) => sum + own, 0)).toBe(5000);
        expect(Object.values(path).every((own) => own >= 0)).toBe(true);
      }),
    );
  });
});
