import { describe, expect, it } from '@jest/globals';
import type { StoredLetter } from '../../jetstream/dead-letter-store.js';
import { deadCall } from './dead-call.js';

const NOW = Date.parse('2026-03-02T12:00:00Z');
const letter: StoredLetter = {
  sequence: 7,
  storedAt: '2026-03-02T11:00:00.000Z',
  stage: 'work',
  class: 'max-attempts',
  reason: 'The model did not answer',
  subject: 'kuberca.work.normal.0123456789abcdef',
  stream: 'KUBERCA_WORK',
  originalSequence: 3,
  attempts: 5,
  firstFailureAt: '2026-03-02T10:00:00.000Z',
  lastFailureAt: '2026-03-02T11:00:00.000Z',
  version: '1.0.0',
  data: new Uint8Array(),
};

describe('a call of kuberca dead', () => {
  it.each([
    [['redrive', '--yes'], /say which letters, or --all/],
    [['show'], /which letter/],
    [['bury'], /must be one of list, show, redrive, discard/],
    [['list', '--since', 'yesterday'], /neither a time nor a span/],
    [['list', '--sequence', '0'], /not the sequence/],
    [['list', '1', '--sequence', '2,x'], /not the sequence/],
    [['list', '--limit', '1e9'], /whole number/],
    [['list', '-o', 'yaml'], /text, json/],
    [['list', '--rason', 'x'], /rason/],
  ])('%j is wrong', (args, says) => {
    expect(() => deadCall(args, NOW)).toThrow(says);
  });

  it.each([
    [[], true],
    [['list', '7'], true],
    [['list', '--stage', 'work', '--class', 'max-attempts', '--reason', 'MODEL'], true],
    [['list', '--stage', 'intake'], false],
    [['list', '--group', '0123456789abcdef'], true],
    [['list', '--subject', 'kuberca.work.>'], true],
    [['list', '--subject', 'kuberca.*.normal.*'], true],
    [['list', '--subject', 'kuberca.work'], false],
    [['list', '--subject', 'kuberca.work.normal.0123456789abcdef.>'], false],
    [['list', '--since', '2h'], true],
    [['list', '--since', '30m'], false],
    [['list', '--since', '2026-03-02T11:00:00Z'], true],
  ])('%j is about the letter: %j', (args, isAbout) => {
    expect(deadCall(args, NOW).wanted(letter)).toBe(isAbout);
  });

  it('names letters by their sequences', () => {
    expect(deadCall(['show', '6', '--sequence', '8,9'], NOW).sequences).toEqual([6, 8, 9]);
    expect(deadCall(['list'], NOW).sequences).toEqual([]);
  });
});
