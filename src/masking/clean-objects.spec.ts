import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { loadSettings } from '../config/load.js';
import { RuleMasker } from './rule-masker.js';

const PASSWORD = 'Zk4vQ9xT2mWs7Lp1';

/** A value with names, texts and secrets at any place. */
const values = fc.letrec((tie) => ({
  value: fc.oneof(
    { depthSize: 'small', maxDepth: 5 },
    fc.constantFrom('shop', 'a line of a log', 'E1', `password=${PASSWORD}`, PASSWORD, 7, null, undefined),
    fc.array(tie('value'), { maxLength: 6 }),
    fc.dictionary(
      fc.constantFrom('name', 'value', 'password', 'labels', 'data', 'from', 'path', 'args'),
      tie('value'),
    ),
  ),
})).value;

describe('objects in which masking changed nothing', () => {
  it('are what masking makes of them, whatever was masked before and wherever they are put', () => {
    fc.assert(
      fc.property(
        fc.array(values, { minLength: 1, maxLength: 4 }),
        fc.constantFrom('data', 'password', 'x'),
        (given, key) => {
          const masker = new RuleMasker(loadSettings({}));
          const once = given.map((value) => masker.mask(value).value);
          const put = { [key]: once, again: { [key]: once[0] }, rows: once };
          expect(masker.mask(put).value).toEqual(new RuleMasker(loadSettings({})).mask(put).value);
        },
      ),
      { numRuns: 300 },
    );
  });

  it("are shared between what is masked of them, and are never the caller's own", () => {
    const masker = new RuleMasker(loadSettings({}));
    const pods = Array.from({ length: 30 }, (_, at) => ({ name: `shop-${at}` }));
    const first = masker.mask({ pods }).value;
    expect(masker.mask({ report: first, pods: first.pods }).value.pods).toBe(first.pods);
    pods.push({ name: `password=${PASSWORD}` });
    expect(first.pods).toHaveLength(30);
    expect(JSON.stringify(masker.mask({ pods }).value)).not.toContain(PASSWORD);
  });

  it('are walked again under a name that hides', () => {
    const masker = new RuleMasker(loadSettings({}));
    const first = masker.mask({ list: Array.from({ length: 30 }, (_, at) => `value ${at}`) }).value;
    expect(masker.mask({ passwords: first.list }).value.passwords).not.toContain('value 1');
  });
});
