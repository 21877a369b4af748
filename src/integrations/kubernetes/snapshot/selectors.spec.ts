import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import type { KubeObject } from '../../../evidence/objects.js';
import { fieldSelector, InvalidSelector, labelSelector } from './selectors.js';

const object = {
  metadata: { name: 'cart-0', namespace: 'shop', labels: { app: 'cart', tier: 'web', 'a.io/b': 'c' } },
  spec: { nodeName: 'worker-1', replicas: 2, paused: false },
} as KubeObject;

describe('a label selector', () => {
  it.each([
    ['', true],
    ['app=cart', true],
    ['app==cart', true],
    ['app=cart,tier=web', true],
    ['app=cart,tier=db', false],
    ['app!=cart', false],
    ['none!=x', true],
    ['app in (cart, other)', true],
    ['app in (other)', false],
    ['app notin (cart)', false],
    ['none notin (x)', true],
    ['app in (cart,other),tier', true],
    ['tier', true],
    ['!tier', false],
    ['!none', true],
    ['none', false],
    ['a.io/b=c', true],
    ['app = cart', true],
  ])('%j → %s', (selector, expected) => {
    expect(labelSelector(selector)(object)).toBe(expected);
  });

  it.each(['app in cart', 'a=b=c', 'app in (', '=x'])('%j cannot be read', (selector) => {
    expect(() => labelSelector(selector)).toThrow(InvalidSelector);
  });

  it('that asks for the labels an object has selects it', () => {
    const word = fc.stringMatching(/^[a-z0-9][a-z0-9.-]{0,10}$/);
    fc.assert(
      fc.property(fc.dictionary(word, word, { minKeys: 1, noNullPrototype: true }), (labels) => {
        const selector = Object.entries(labels)
          .map(([key, value]) => `${key}=${value}`)
          .join(',');
        expect(labelSelector(selector)({ metadata: { name: 'x', labels } })).toBe(true);
        expect(labelSelector(`${selector},absent-label-key`)({ metadata: { name: 'x', labels } })).toBe(
          false,
        );
      }),
    );
  });
});

describe('a field selector', () => {
  it.each([
    ['', true],
    ['metadata.name=cart-0', true],
    ['metadata.name=cart-1', false],
    ['metadata.name!=cart-1,spec.nodeName=worker-1', true],
    ['spec.nodeName==worker-1', true],
    ['spec.nodeName!=worker-1', false],
    ['spec.replicas=2', true],
    ['spec.paused=false', true],
    ['spec.none=', true],
    ['spec.none.deeper=x', false],
    [String.raw`metadata.name=cart\-0`, true],
    [String.raw`metadata.name=a\,b`, false],
  ])('%j → %s', (selector, expected) => {
    expect(fieldSelector(selector)(object)).toBe(expected);
  });

  it('cannot be read without an operator', () => {
    expect(() => fieldSelector('metadata.name')).toThrow(InvalidSelector);
  });

  it('finds any name whose special characters are escaped', () => {
    fc.assert(
      fc.property(fc.string({ minLength: 1 }), (name) => {
        const escaped = name.replaceAll(/[\\,=]/g, String.raw`\$&`);
        expect(fieldSelector(`metadata.name=${escaped}`)({ metadata: { name } })).toBe(true);
      }),
    );
  });
});
