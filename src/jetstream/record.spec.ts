import { describe, expect, it } from '@jest/globals';
import { fromBytes, StreamUnavailable, toBytes } from './ports.js';
import { readRecord, RECORD_VERSION, recordBytes } from './record.js';
import { readTrigger } from './triggers.js';

describe('what is kept in NATS', () => {
  it('carries its version, and is read without it', () => {
    const bytes = recordBytes({ attempts: 2 });
    expect(fromBytes(bytes)).toEqual({ v: RECORD_VERSION, attempts: 2 });
    expect(readRecord(bytes)).toEqual({ attempts: 2 });
  });

  it('is read as it was before it had a version', () => {
    expect(readRecord(toBytes({ attempts: 2 }))).toEqual({ attempts: 2 });
  });

  it('is left to a newer process when that wrote it', () => {
    const newer = toBytes({ v: RECORD_VERSION + 1, group: '0123456789abcdef', key: {}, revision: 1 });
    expect(() => readRecord(newer)).toThrow(StreamUnavailable);
    expect(() => readTrigger(newer)).toThrow(StreamUnavailable);
  });
});
