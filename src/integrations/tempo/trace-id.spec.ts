import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { idFromOtlp, isTraceId, wholeTraceId } from './trace-id.js';

describe('isTraceId', () => {
  it.each(['53995c3f42cd8ad8', '0AF7651916CD43DD8448EB211C80319C', '32fbce3952a71b26111b4b561e09c2f'])(
    'takes %s',
    (id) => {
      expect(isTraceId(id)).toBe(true);
    },
  );
  it.each(['', 'not-a-trace-id', '0af76519-16cd-43dd-8448-eb211c80319c', 'a/b', '..', 'f'.repeat(33), 'abc'])(
    'refuses %j',
    (id) => {
      expect(isTraceId(id)).toBe(false);
    },
  );
});

describe('wholeTraceId', () => {
  it.each([
    ['32fbce3952a71b26111b4b561e09c2f', '032fbce3952a71b26111b4b561e09c2f'],
    ['53995C3F42CD8AD', '053995c3f42cd8ad'],
    ['53995c3f42cd8ad8', '53995c3f42cd8ad8'],
    ['0af7651916cd43dd8448eb211c80319c', '0af7651916cd43dd8448eb211c80319c'],
  ])('of %s is %s', (id, whole) => {
    expect(wholeTraceId(id)).toBe(whole);
  });
});

describe('idFromOtlp', () => {
  it('reads an id in base64 and in hexadecimal digits alike', () => {
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 8, maxLength: 8 }), (bytes) => {
        const hex = Buffer.from(bytes).toString('hex');
        expect(idFromOtlp(hex, 8)).toBe(hex);
        expect(idFromOtlp(Buffer.from(bytes).toString('base64'), 8)).toBe(hex);
      }),
    );
    expect(idFromOtlp('S/kvNXezTaajzpKdDg5HNg==', 16)).toBe('4bf92f3577b34da6a3ce929d0e0e4736');
  });

  it('is null for none', () => {
    expect(idFromOtlp(undefined, 8)).toBeNull();
    expect(idFromOtlp('', 8)).toBeNull();
  });
});
