import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { parse } from 'yaml';
import { compactText } from './compact-text.js';

/** The value with every scalar as its text, which is what a reader gets. */
const texts = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(texts);
  if (typeof value === 'object' && value !== null)
    return Object.fromEntries(Object.entries(value).map(([key, member]) => [key, texts(member)]));
  return String(value);
};

const awkward = fc.constantFrom(
  'a: b',
  'a #b',
  '- a',
  '-Xmx1g',
  '--config=/etc/x',
  '? a',
  ': a',
  'a:',
  ':a',
  '[a]',
  '{a}',
  'a, b',
  '"a"',
  "'a'",
  '*',
  '&a',
  '!a',
  '|',
  '>',
  '%a',
  '@a',
  '`a`',
  '',
  ' ',
  ' a',
  'a ',
  'a\nb',
  'a\n',
  '\na',
  ' a\nb',
  'a\n\n',
  'a\n \nb',
  'a\n\n\n b\n',
  'a\tb',
  'a\r\nb',
  '---',
  '...',
  '--- a',
  '# a',
  'null',
  'true',
  '8',
  '~',
  '재시작: 반복',
  '\u0007',
  '\u2028',
  '\ufeff',
  '<<',
  'x'.repeat(300),
);
const string = fc.oneof(awkward, fc.string(), fc.string({ unit: 'binary' }), fc.string({ unit: 'grapheme' }));
const value = fc.letrec<{ value: unknown }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 5 },
    string.map((text) => text.toWellFormed()),
    fc.integer(),
    fc.boolean(),
    fc.constant(null),
    fc.array(tie('value'), { maxLength: 5 }),
    fc.dictionary(
      string.map((key) => key.toWellFormed()).filter((key) => key !== '__proto__' && key !== '<<'),
      tie('value'),
      { maxKeys: 5 },
    ),
  ),
})).value;

describe('compact text', () => {
  it('is YAML that reads back as the same value: nothing is lost or ambiguous', () => {
    fc.assert(
      fc.property(value, (any) => {
        expect(parse(compactText(any), { schema: 'failsafe' })).toEqual(texts(any));
      }),
      { numRuns: 2000 },
    );
  });

  it('needs no quotes for what an object holds', () => {
    const container = {
      name: 'app',
      image: 'registry.example.com/shop/cart-api:1.14.2',
      args: ['--max=5', '-v'],
      resources: { limits: { memory: '256Mi' } },
    };
    expect(compactText({ restarts: 7, ready: false, containers: [container] })).toBe(
      [
        'restarts: 7',
        'ready: false',
        'containers: [ { name: app, image: registry.example.com/shop/cart-api:1.14.2, args: [ --max=5, -v ], resources: { limits: { memory: 256Mi } } } ]',
      ].join('\n'),
    );
  });

  it('writes what is long over several lines', () => {
    const message = 'x '.repeat(60).trim();
    expect(compactText({ pods: [{ a: message, b: message }], log: 'one\ntwo' })).toBe(
      `pods:\n - a: ${message}\n   b: ${message}\nlog: |-\n one\n two`,
    );
  });

  it('leaves the marks of the masking as they are', () => {
    expect(compactText({ password: '[MASKED]', a: ['[HASH:0a1b]'] })).toBe(
      'password: [MASKED]\na: [ [HASH:0a1b] ]',
    );
  });

  it('ends for any depth', () => {
    let deep: unknown = 'end';
    for (let depth = 0; depth < 2000; depth += 1) deep = { a: deep };
    expect(compactText(deep)).toContain('end');
  });
});
