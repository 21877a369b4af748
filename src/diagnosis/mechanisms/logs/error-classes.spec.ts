import { describe, expect, it } from '@jest/globals';
import { array, assert, constantFrom, property } from 'fast-check';
import { classOf } from './error-classes.js';
import { spoken } from './spoken.js';

describe('the class of a log line', () => {
  it.each([
    [
      "redis.exceptions.OutOfMemoryError: command not allowed when used memory > 'maxmemory'.",
      'server-memory',
    ],
    ['java.lang.OutOfMemoryError: Java heap space', 'heap'],
    ['ENOSPC: System limit for number of file watchers reached', 'open-files'],
    ['ENOSPC: no space left on device, write', 'server-disk'],
    ["ERROR 1044 (42000): Access denied for user 'a'@'%' to database 'shop'", 'authorization'],
    ["ERROR 1045 (28000): Access denied for user 'a'@'10.1.1.1' (using password: YES)", 'authentication'],
    ['tls: failed to verify certificate: x509: certificate has expired or is not yet valid', 'tls-expired'],
    ['tls: failed to verify certificate: x509: certificate signed by unknown authority', 'tls-untrusted'],
    [
      'dial tcp: lookup db on 10.96.0.10:53: read udp 10.1.1.1:3->10.96.0.10:53: i/o timeout',
      'unresolved-name',
    ],
    ['dial tcp 10.1.2.3:5432: i/o timeout', 'timeout'],
    ['WARN POST /pay 400 validation failed: ValueError', null],
    ['order 17 was shipped', null],
  ])('%s', (line, id) => {
    expect(classOf(line)?.id ?? null).toBe(id);
  });

  it('is found in time that grows with the line and no faster, whatever the line', () => {
    const parts = constantFrom(
      'error',
      'lookup ',
      'a',
      ' ',
      '"',
      "'",
      'x509: ',
      'timeout ',
      '10.',
      ':53: ',
      '[',
      'not ',
    );
    assert(
      property(array(parts, { maxLength: 2000 }), (words) => {
        const before = performance.now();
        classOf(words.join(''));
        expect(performance.now() - before).toBeLessThan(200);
      }),
      { numRuns: 50 },
    );
  });
});

describe('what a log line says', () => {
  it.each([
    [
      '2026-11-24 09:50:01.123 UTC [77] FATAL:  sorry, too many clients already',
      'sorry, too many clients already',
    ],
    [
      'FATAL:  password authentication failed for user "a"',
      'FATAL: password authentication failed for user "a"',
    ],
    [
      '{"t":{"$date":"x"},"s":"I","msg":"failed","attr":{"error":{"errmsg":"not authorized"}}}',
      'failed: not authorized',
    ],
    [
      'time=2026-11-24T09:50:01Z level=error msg="quote failed" peer=quotes:8300 err="status 500"',
      'quote failed: status 500',
    ],
    ['{"broken', '{"broken'],
  ])('%s', (line, says) => {
    expect(spoken(line)).toBe(says);
  });
});
