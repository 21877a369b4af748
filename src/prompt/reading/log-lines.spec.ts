import { describe, expect, it } from '@jest/globals';
import { shownLog } from './log-lines.js';

const timeAt = (second: number): string => `2026-03-02T09:14:${10 + second}.123456789Z`;
const at = (second: number, text: string): string => `${timeAt(second)} ${text}`;

describe('log lines in the prompt', () => {
  it('drop repetitions, compared without their time, and say how many and until when', () => {
    const lines = [at(0, 'retry'), at(1, 'retry'), at(2, 'retry'), at(3, 'panic'), at(4, 'retry')];
    expect(shownLog(lines, 25)).toEqual({
      lines: [`${at(0, 'retry')} [3 times, last at ${timeAt(2)}]`, at(3, 'panic'), at(4, 'retry')],
      left: 0,
    });
    expect(shownLog(['a', 'a'], 25).lines).toEqual(['a [2 times]']);
  });

  it.each([
    ['in front', '2026-03-02T09:14:10.100Z INFO ready', 'INFO ready'],
    ['in front in brackets', '[2026-03-02 09:14:10,100] ERROR boom', 'ERROR boom'],
    ['in front, as Go writes it', '2026/03/02 09:14:10 boom', 'boom'],
    ['in front in another zone', '2026-03-02T18:14:10+09:00 시작', '시작'],
    ['in JSON', '{"level":"warn","ts":"2026-03-02T09:14:10.1Z","msg":"x"}', '{"level":"warn","msg":"x"}'],
    ['in logfmt', 'time="2026-03-02T09:14:10Z" level=info msg=x', 'level=info msg=x'],
  ])('leave out the program’s own time %s when the API says the same', (_, line, shown) => {
    expect(shownLog([at(0, line)], 5).lines).toEqual([at(0, shown)]);
  });

  it.each([
    ['is another', '2026-03-02T09:13:10.100Z INFO ready'],
    ['is local time', '2026-03-02 18:14:10 INFO ready'],
    ['is what the line is about', 'certificate expired at 2026-03-02T09:14:10Z'],
  ])('keep a time that %s', (_, line) => {
    expect(shownLog([at(0, line)], 5).lines).toEqual([at(0, line)]);
  });

  it('are the last ones', () => {
    expect(shownLog([at(0, 'a'), at(1, 'b'), at(2, 'c')], 2)).toEqual({
      lines: [at(1, 'b'), at(2, 'c')],
      left: 1,
    });
  });

  it('are none when the limit is 0', () => {
    expect(shownLog(['a', 'b'], 0)).toEqual({ lines: [], left: 2 });
  });

  it('are cut when one is very long', () => {
    expect(shownLog(['x'.repeat(5000)], 5).lines[0]).toHaveLength(1000);
  });
});
