import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { InvalidRequest } from './errors/invalid-request.js';
import { parseJsonBody } from './json-body.js';

describe('a request body', () => {
  it('is read as JSON', () => {
    expect(parseJsonBody(Buffer.from('{"a":[1,"ä"]}'))).toEqual({ a: [1, 'ä'] });
  });

  it('is undefined when empty', () => {
    expect(parseJsonBody(Buffer.alloc(0))).toBeUndefined();
  });

  it.each([
    ['{"password": hunter2}', ['body']],
    [`${' '.repeat(40)}{"password": "hunter2"`, ['body', 62]],
  ])('is refused without its text: %j', (text, loc) => {
    let refused: unknown;
    try {
      parseJsonBody(Buffer.from(text));
    } catch (error) {
      refused = error;
    }
    expect((refused as InvalidRequest).fields).toEqual([
      { type: 'json_invalid', loc, msg: 'JSON decode error' },
    ]);
    expect(JSON.stringify(refused) + String(refused)).not.toContain('hunter2');
  });

  it('is refused when it nests too deeply to be walked', () => {
    const nested = (depth: number): Buffer => Buffer.from(`${'['.repeat(depth)}${']'.repeat(depth)}`);
    expect(() => parseJsonBody(nested(1_000_000))).toThrow(InvalidRequest);
    expect(parseJsonBody(nested(64))).toBeDefined();
    expect(() => parseJsonBody(nested(65))).toThrow(InvalidRequest);
  });

  it('may hold any number of brackets inside its strings and side by side', () => {
    const value = {
      text: `${'['.repeat(200)}\\"${'{'.repeat(200)}`,
      list: Array.from({ length: 200 }, () => [{}]),
    };
    expect(parseJsonBody(Buffer.from(JSON.stringify(value)))).toEqual(value);
  });

  it('is parsed or refused, whatever its bytes', () => {
    fc.assert(
      fc.property(fc.uint8Array(), (bytes) => {
        try {
          parseJsonBody(Buffer.from(bytes));
        } catch (error) {
          expect(error).toBeInstanceOf(InvalidRequest);
        }
      }),
    );
  });
});
