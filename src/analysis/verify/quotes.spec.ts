import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { aFinding } from '../../../test/support/prompt-case.js';
import { shownCase } from '../../../test/support/shown-case.js';
import { isQuoted, misquoted } from './quotes.js';
import { Shown } from './shown.js';

const body = {
  lines: ['2026-03-02T09:14:00Z {"level":"warn","msg":"dial tcp: i/o \\"timeout\\""}', 'a\nb'],
  state: { terminated: { exitCode: 137, reason: 'OOMKilled', at: '2026-03-02T09:14:02Z' } },
  resources: { limits: { cpu: '1', memory: '128Mi' } },
  env: [{ name: 'DB_PORT', value: '5432' }],
  html: 'a > b & "c"',
};
const phrase = new Shown(shownCase([body])).phraseOf('E1');

describe('a quotation', () => {
  it.each([
    ['as it stands', 'dial tcp: i/o "timeout"'],
    ['with other white space, quotes and case', '“DIAL  tcp”:\n i/o ‘timeout’'],
    ['as JSON', '"exitCode":137,"reason":"OOMKilled"'],
    ['as pretty JSON', '{\n  "exitCode": 137,\n  "reason": "OOMKilled"\n}'],
    ['as prose', 'exit code 137'],
    ['as a path', 'resources.limits.memory: 128Mi'],
    ['as the end of a path', 'limits.memory=128Mi'],
    ['with a blank before the unit', 'memory 128 Mi'],
    ['of a name with its value', 'DB_PORT=5432'],
    ['with escapes', 'dial tcp: i/o \\"timeout\\"'],
    ['with an escaped line break', 'a\\nb'],
    ['with Unicode escapes', 'a \\u003e b'],
    ['with an elision', 'level … timeout'],
    ['with an elision inside words', '…vel":"warn","msg":"dial tc...'],
    ['of members that are not neighbours', 'reason: OOMKilled, at: 2026-03-02T09:14:02Z, exitCode: 137'],
    ['of nothing but punctuation', '…'],
  ])('is found %s', (_, quote) => {
    expect(isQuoted(quote, phrase)).toBe(true);
  });

  it.each([
    ['has another word', 'dial udp: i/o timeout'],
    ['has another number', 'exitCode: 139'],
    ['has another unit', '128Gi'],
    ['leaves a word out', 'dial: i/o timeout'],
    ['adds a word', 'dial tcp: i/o timeout again'],
    ['cuts a word without saying so', 'dial tcp: i/o time'],
    ['has one part that is wrong', 'level … timeout … exit code 1'],
  ])('is not found when it %s', (_, quote) => {
    expect(isQuoted(quote, phrase)).toBe(false);
  });

  it('is found whatever was copied, and however it is spaced', () => {
    const words = fc.array(fc.stringMatching(/^[a-zA-Z0-9가-힣]{1,8}$/), { minLength: 3, maxLength: 20 });
    fc.assert(
      fc.property(words, fc.nat(), fc.nat(), (all, start, length) => {
        const from = start % all.length;
        const part = all.slice(from, from + 1 + (length % all.length));
        const evidence = new Shown(shownCase([{ log: all.join(' ') }])).phraseOf('E1');
        expect(isQuoted(part.join(' '), evidence)).toBe(true);
        expect(isQuoted(`"${part.join('  ')}",`, evidence)).toBe(true);
        expect(isQuoted(`${part.join(' ')} zzzzzzzzz9zzz`, evidence)).toBe(false);
      }),
    );
  });
});

describe('checking quotations', () => {
  const cite = (quote: string | null, ...ids: string[]) =>
    ids.map((evidence) => ({ claim: 'c', evidence, quote }));
  const shown = new Shown(
    shownCase([body, 'Back-off restarting', 'nothing'], { findings: [aFinding(['E3'])] }),
  );

  it.each<[string, readonly ReturnType<typeof cite>[number][], readonly string[]]>([
    ['accepts what is there', cite('exit code 137', 'E1'), []],
    ['accepts a citation without words', cite(null, 'E1'), []],
    ['accepts words that one of several cited readings holds', cite('Back-off', 'E1', 'E2'), []],
    [
      'accepts the words of a finding that rests on the evidence',
      cite('container app was OOM-killed', 'E3'),
      [],
    ],
    ['leaves ids that do not exist to others', cite('x', 'E9'), []],
    [
      'reports words that nobody said',
      cite('Killed by Bob', 'E1', 'E2'),
      ['the model quoted words that E1, E2 does not hold: "Killed by Bob"'],
    ],
    [
      'says where the words are instead',
      cite('Back-off restarting', 'E1'),
      ['the model quoted words that E1 does not hold: "Back-off restarting" (E2 does)'],
    ],
  ])('%s', (_, citations, sentences) => {
    expect(misquoted(citations, shown)).toEqual(sentences);
  });

  it('takes the text that was shown as well as the body', () => {
    const tabled = new Shown(shownCase([{ a: 1 }], { shown: { E1: 'memory now 120 MiB' } }));
    expect(misquoted(cite('now 120 MiB', 'E1'), tabled)).toEqual([]);
  });
});
