import { describe, expect, it } from '@jest/globals';
import { childTraceparent } from './trace-context.js';

const PARENT = '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-00';

describe('trace context', () => {
  it('keeps the trace and its flags, with a span of its own', () => {
    const child = childTraceparent(PARENT);
    expect(child).toMatch(/^00-0af7651916cd43dd8448eb211c80319c-[0-9a-f]{16}-00$/);
    expect(child).not.toBe(PARENT);
  });

  it.each([
    undefined,
    '',
    'odd',
    `00-${'0'.repeat(32)}-b7ad6b7169203331-01`,
    'ff-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01',
  ])('starts a trace where %p is no parent', (parent) => {
    expect(childTraceparent(parent)).toMatch(/^00-(?!0af7651916cd|0{32})[0-9a-f]{32}-[0-9a-f]{16}-01$/);
  });
});
