import { describe, expect, it } from '@jest/globals';
import { CallMemory } from './call-memory.js';

const SIGNATURE = 'a'.repeat(100);
/** Room for two signed calls. */
const memoryOfTwo = (): CallMemory => new CallMemory(450);

describe('what is kept of a call', () => {
  it('is found by an id that no two calls share', () => {
    const memory = new CallMemory();
    const calls = [1, 2].map((n) => memory.keep({ name: 'get_pod', id: 'same' }, `signature ${n}`));
    expect(calls.map(({ id }) => memory.of(id))).toEqual([
      { id: 'same', thoughtSignature: 'signature 1' },
      { id: 'same', thoughtSignature: 'signature 2' },
    ]);
    expect(memory.of('toolu_01')).toBeNull();
  });

  it('is the arguments as JSON, also of a call without any', () => {
    const memory = new CallMemory();
    expect(memory.keep({ name: 'get_pod', args: { name: 'a' } }, undefined).arguments).toBe('{"name":"a"}');
    expect(memory.keep({ name: 'get_pod' }, undefined).arguments).toBe('{}');
  });

  it('goes when there is no room for more, what was used least recently first', () => {
    const memory = memoryOfTwo();
    const [first, second] = [1, 2].map(() => memory.keep({ name: 'get_pod' }, SIGNATURE).id) as [
      string,
      string,
    ];
    memory.of(first);
    const third = memory.keep({ name: 'get_pod' }, SIGNATURE).id;
    expect([first, second, third].map((id) => memory.of(id) !== null)).toEqual([true, false, true]);
  });

  it('makes room again when it goes', () => {
    const memory = memoryOfTwo();
    const ids = Array.from({ length: 50 }, () => memory.keep({ name: 'get_pod' }, SIGNATURE).id);
    expect(ids.map((id) => memory.of(id) !== null)).toEqual(ids.map((_, index) => index >= 48));
  });
});
