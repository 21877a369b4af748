import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { anyOf, labelName, matchers, quoted } from './quote.js';
import { parsePromQl, selectorsOf } from './parse.js';

describe('names and values in PromQL', () => {
  it.each([
    ['pod', 'pod'],
    ['__name__', '__name__'],
    ['k8s.pod.name', '"k8s.pod.name"'],
    ['service name', '"service name"'],
    ['1st', '"1st"'],
    ['a:b', '"a:b"'],
    ['größe', '"größe"'],
    ['say "hi"', String.raw`"say \"hi\""`],
  ])('a label %s is written %s', (name, written) => {
    expect(labelName(name)).toBe(written);
  });

  it('stand in matchers, each quoted as it must be', () => {
    expect(matchers({ namespace: 'shop', 'k8s.pod.name': 'a"b' })).toBe(
      String.raw`namespace="shop","k8s.pod.name"="a\"b"`,
    );
  });

  it('mean themselves alone where one of several may stand', () => {
    expect(anyOf(['a.b', 'c'])).toBe(String.raw`"a\\.b|c"`);
  });

  it('never leave their selector, whatever they are', () => {
    fc.assert(
      fc.property(fc.string(), fc.string({ minLength: 1 }), (text, name) => {
        const clean = text.replaceAll('\0', '');
        const read = parsePromQl(
          `up{${matchers({ [name.replaceAll('\0', '') || 'x']: clean })}} or vector(1)`,
        );
        expect(read.read && selectorsOf(read).length).toBe(1);
        expect(quoted(clean).length).toBeGreaterThanOrEqual(2);
      }),
    );
  });
});
