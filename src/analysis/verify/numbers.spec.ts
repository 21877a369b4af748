import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { shownCase } from '../../../test/support/shown-case.js';
import { KnownNumbers } from './known-numbers.js';
import { unknownNumbers } from './numbers.js';
import { quantitiesIn } from './quantity.js';
import { Shown } from './shown.js';

const shown = new Shown(
  shownCase([
    {
      limit: '256Mi',
      usage: 251_658_240,
      heap: '239 MiB',
      cpu: '2500m',
      request: '24',
      items: 410_000,
      exitCode: 137,
      ratio: 0.934,
      latency: 1.4837,
      periodSeconds: 30,
      timeout: '5m0s',
      revision: 41,
      from: '2026-03-02T09:05:11Z',
      to: '2026-03-02T09:47:50.120Z',
      pods: Array.from({ length: 14 }, (_, n) => `p-${n}`),
      image: 'shop/cart:2.4.1',
    },
  ]),
);

describe('the numbers of a summary', () => {
  it.each([
    ['as they are', 'exit code 137 after revision 41'],
    ['single digits', 'it restarted 7 times on 3 nodes'],
    ['in another unit', 'the limit of 268435456 bytes, that is 256 MiB, 256MB or 0.25 GiB'],
    ['of a raw number', 'it uses 240 MiB'],
    ['rounded', 'it uses 251.7 MB and answers in 1.48 s'],
    ['with separators', '410,000 items'],
    ['in thousands', '410k items'],
    ['in Korean', '항목 41만 개, 한도 256Mi를 초과, 종료 코드 137로 종료, CPU 24코어'],
    ['of CPU', '2.5 cores of 24 CPUs'],
    ['as a percentage', '93% or 93.4 percent of it'],
    ['as a percentage of two amounts', 'the heap is at 94% of the limit'],
    ['as a share of a few things', '67% of the pods'],
    ['of a setting in seconds', 'the probe runs every 30 seconds'],
    ['of a duration in another unit', 'a back-off of 300 s'],
    ['of a duration between two instants', 'it lasted 42 minutes, 43분'],
    ['that are estimates', 'about 260Mi, ~25 CPUs, 약 400000개'],
    ['that were counted', '14 pods'],
    ['as times of the day', 'since 09:05 UTC, until 09:47:50, 18:05 KST'],
    ['as dates', 'since 2026-03-02, 3월 2일, 2026-03-03 in Korea'],
    ['as ordinals', 'the 19th revision, 19번째 시도'],
    ['in names and versions', 'pod cart-99 and v1.27.3 on 10.11.12.13:8080 with cart:2.4.77'],
    ['in evidence ids', 'see (E12, E345)'],
    ['of a label', 'p99 and http 5xx'],
    ['in advice', 'The cache grows. Raise the limit to 512Mi. 한도를 512Mi로 올리세요.'],
  ])('are known %s', (_, text) => {
    expect(unknownNumbers(text, new KnownNumbers(shown))).toEqual([]);
  });

  it.each<[string, string, readonly string[]]>([
    ['a wrong code', 'exit code 139', ['139']],
    ['a wrong amount', 'the limit of 512Mi', ['512Mi']],
    ['a wrong unit', 'the limit of 256Gi', ['256Gi']],
    ['a small amount', 'the limit of 2 GiB', ['2 GiB']],
    ['in Korean', '한도 300Mi를 초과해 25회 재시작', ['300Mi', '25']],
    ['a wrong fraction', 'it answers in 2.75 s', ['2.75 s']],
    ['an estimate that is far off', 'about 600Mi', ['600Mi']],
    ['a wrong time', 'since 11:20 UTC', ['11:20']],
    ['a wrong date', 'since 2026-03-05', ['2026-03-05']],
    ['a wrong count', '23 pods', ['23']],
    ['what was claimed to be done', 'The limit was raised to 512Mi.', ['512Mi']],
    ['a long duration', 'for 3 days and 11 hours', ['3 days', '11 hours']],
  ])('are unknown: %s', (_, text, numbers) => {
    expect(unknownNumbers(text, new KnownNumbers(shown))).toEqual(numbers);
  });

  it('are known when they were copied, whatever they are', () => {
    const amount = fc.tuple(
      fc.integer({ min: 0, max: 1e7 }),
      fc.constantFrom('', 'Mi', 'Gi', ' MiB', '%', 's', 'm'),
    );
    fc.assert(
      fc.property(amount, ([value, unit]) => {
        const text = `it was ${value}${unit} then`;
        expect(unknownNumbers(text, new KnownNumbers(new Shown(shownCase([{ text }]))))).toEqual([]);
      }),
    );
  });

  it('are read in time that grows with the text', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom('1', ',', '.', ':', ' ', 'M') }),
        (text) => void quantitiesIn(text),
      ),
    );
    expect(quantitiesIn('1,'.repeat(20_000))).toEqual([]);
  });
});
