import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { ruleMasker } from '../../../test/support/rule-masker.js';
import { PlainMasker } from '../../../test/support/plain-masker.js';
import { boundedResult, MAX_RESULT_CHARACTERS } from './bounded-result.js';
import { fit } from './fit.js';
import { jsonLength, shortenText } from './shorten.js';

const options = { budget: 2000, keep: 'ends', narrow: 'ask for less', texts: 'cut' } as const;

describe('shortenText', () => {
  it('keeps both ends, and says how much is gone', () => {
    const short = shortenText(`start${'x'.repeat(500)}end`, 100);
    expect(short).toMatch(/^startx+… \[\d+ characters cut\] …x+end$/);
    expect(jsonLength(short)).toBeLessThanOrEqual(100);
  });

  it('stays well-formed and within its budget, whatever the text', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'binary', maxLength: 400 }),
        fc.integer({ min: 60, max: 300 }),
        (text, budget) => {
          const short = shortenText(text, budget);
          expect(jsonLength(short)).toBeLessThanOrEqual(budget);
          expect(short.isWellFormed()).toBe(true);
        },
      ),
    );
  });
});

describe('fit', () => {
  it('leaves what fits as it is', () => {
    const value = { a: [1, 2, { b: 'c' }] };
    expect(fit(value, options)).toBe(value);
  });

  it('keeps the ends of a list, or its start, and counts what is left out', () => {
    const list = Array.from({ length: 100 }, (_, at) => ({ at, text: 'x'.repeat(80) }));
    const ends = fit(list, options) as readonly { at?: number; cut?: string }[];
    expect(ends[0]).toEqual(list[0]);
    expect(ends.at(-1)).toEqual(list[99]);
    expect(ends.find(({ cut }) => cut)?.cut).toBe(
      `[cut: ${100 - ends.length + 1} of 100 items left out; ask for less]`,
    );
    const start = fit(list, { ...options, keep: 'start' }) as readonly { at?: number; cut?: string }[];
    expect(start.slice(0, -1)).toEqual(list.slice(0, start.length - 1));
    expect(start.at(-1)?.cut).toMatch(/^\[cut: \d+ of 100 items left out/);
  });

  it('takes room from what is large, and leaves what is small whole', () => {
    const manifest = {
      kind: 'ConfigMap',
      metadata: { name: 'big' },
      data: { one: 'x'.repeat(9000), two: 'short' },
    };
    expect(fit(manifest, options)).toEqual({
      kind: 'ConfigMap',
      metadata: { name: 'big' },
      data: { one: expect.stringMatching(/^x+… \[\d+ characters cut\] …x+$/), two: 'short' },
    });
  });

  it('shares the room between several logs, and notes each cut in its place', () => {
    const logs = ['app', 'sidecar'].map((container) => ({
      container,
      logs: Array.from({ length: 100 }, (_, line) => `line ${line} of ${container} ${'x'.repeat(50)}`),
    }));
    const shown = fit(logs, options) as typeof logs;
    expect(shown.map(({ container }) => container)).toEqual(['app', 'sidecar']);
    for (const { container, logs: lines } of shown) {
      expect(lines[0]).toContain(`line 0 of ${container}`);
      expect(lines.at(-1)).toContain(`line 99 of ${container}`);
      expect(lines.some((line) => /^\[cut: \d+ of 100 items/.test(line))).toBe(true);
    }
  });
});

describe('boundedResult', () => {
  const bounds = { keep: 'ends', narrow: 'ask for less' } as const;

  it('is valid JSON of at most 16,000 characters for any value', async () => {
    const anything = fc.anything({
      maxDepth: 4,
      maxKeys: 30,
      values: [fc.string({ unit: 'binary', maxLength: 3000 })],
    });
    const lists = fc.array(fc.oneof(anything, fc.string({ minLength: 500, maxLength: 3000 })), {
      minLength: 30,
      maxLength: 60,
    });
    const masker = new PlainMasker();
    await fc.assert(
      fc.asyncProperty(lists, async (value) => {
        const { json } = await boundedResult(value, bounds, masker);
        expect(json.value.length).toBeLessThanOrEqual(MAX_RESULT_CHARACTERS);
        JSON.parse(json.value);
      }),
      { numRuns: 60 },
    );
  });

  it.each([
    [
      'a list of lists of lists',
      Array.from({ length: 60 }, () => Array.from({ length: 60 }, () => ['x'.repeat(90)])),
    ],
    [
      'an object of thousands of fields',
      Object.fromEntries(Array.from({ length: 5000 }, (_, at) => [`field-${at}`, at])),
    ],
    ['one long key', { ['k'.repeat(40_000)]: 1 }],
    [
      'deep nesting',
      Array.from({ length: 90 }).reduce<unknown>((inner) => ({ a: inner, b: 'y'.repeat(400) }), 'x'),
    ],
    ['nothing', undefined],
  ])('holds for %s', async (_what, value) => {
    const { json } = await boundedResult(value, bounds, ruleMasker());
    expect(json.value.length).toBeLessThanOrEqual(MAX_RESULT_CHARACTERS);
    JSON.parse(json.value);
  });

  it('leaves whole items out before it masks megabytes', async () => {
    const list = Array.from({ length: 20_000 }, (_, at) => ({ name: `pod-${at}`, text: 'x'.repeat(200) }));
    const masked: number[] = [];
    const masker = new (class extends PlainMasker {
      override mask<T>(value: T) {
        masked.push(jsonLength(value));
        return super.mask(value);
      }
    })();
    expect((await boundedResult(list, bounds, masker)).cut).toBe(true);
    expect(Math.max(...masked)).toBeLessThan(MAX_RESULT_CHARACTERS);
  });
});
