import { describe, expect, it } from '@jest/globals';
import { linesByTime, mergeStreams } from '../../src/integrations/loki/lines-by-time.js';
import type { LokiResult } from '../../src/integrations/loki/loki-answer.js';
import { readResult, readWords } from '../../src/integrations/loki/read-answer.js';
import { readRecording } from '../support/wire-recording.js';

const bodyOf = async (name: string): Promise<unknown> =>
  JSON.parse((await readRecording(`loki/${name}`)).body.toString());

const streamsOf = async (name: string) => {
  const result = readResult(await bodyOf(name));
  if (result?.resultType !== 'streams') throw new Error(`${name} has no streams`);
  return result.result;
};

describe('what Loki really sent', () => {
  it.each<readonly [string, LokiResult['resultType']]>([
    ['range-logs-backward', 'streams'],
    ['range-logs-empty', 'streams'],
    ['range-logs-structured-metadata-categorized', 'streams'],
    ['range-metric', 'matrix'],
    ['query-metric-time-unix-seconds', 'vector'],
    ['query-scalar', 'scalar'],
  ])('%s is read as %s, without statistics', async (name, kind) => {
    const result = readResult(await bodyOf(name));
    expect(result?.resultType).toBe(kind);
    expect(Object.keys(result ?? {}).sort()).toEqual(['result', 'resultType']);
  });

  it.each<readonly [string, readonly string[] | null]>([
    ['labels', ['app', 'cluster', 'container', 'namespace', 'node', 'pod', 'service_name']],
    ['labels-empty-window', null],
    ['not-ready-labels', null],
    ['series-empty', []],
  ])('%s is read as words', async (name, words) => {
    expect(readWords(await bodyOf(name))).toEqual(words);
  });

  it('is told from what another API answers', async () => {
    expect(readResult(await bodyOf('rules-prometheus-path'))).toBeUndefined();
    expect(readWords(await bodyOf('rules-prometheus-path'))).toBeUndefined();
    expect(readResult('text')).toBeUndefined();
    expect(readWords(null)).toBeUndefined();
  });

  it('is one container in two streams, newest first only inside each', async () => {
    const streams = await streamsOf('range-logs-backward');
    expect(streams).toHaveLength(2);
    const times = linesByTime(streams).map(({ timestampNs }) => BigInt(timestampNs));
    expect(times).toEqual([...times].sort((a, b) => (a < b ? 1 : -1)));
    const merged = mergeStreams(streams);
    expect(merged).toHaveLength(1);
    expect(merged[0]?.stream).toMatchObject({ namespace: 'shop', pod: 'checkout-7c9d8b6f5d-x2x7k' });
    expect(merged[0]?.values).toHaveLength(5);
  });

  it('is a stream a line after a parser, joined again without repeating the line', async () => {
    const streams = await streamsOf('range-logs-json-parser');
    const merged = mergeStreams(streams);
    expect(streams.length).toBeGreaterThan(merged.length);
    expect(JSON.stringify(merged).length).toBeLessThan(JSON.stringify(streams).length);
    expect(merged.flatMap(({ values }) => values)).toHaveLength(
      streams.flatMap(({ values }) => values).length,
    );
  });

  it('holds stack traces, Korean and control characters', async () => {
    const lines = linesByTime(await streamsOf('range-logs-stack-trace-and-unicode')).map(({ line }) => line);
    expect(lines.some((line) => line.includes('\n\tat '))).toBe(true);
    expect(lines.some((line) => /\p{Script=Hangul}/u.test(line))).toBe(true);
  });

  it('keeps what a pipeline made of a line, and what it could not read', async () => {
    const formatted = mergeStreams(await streamsOf('range-logs-logfmt-line-format'));
    expect(formatted.flatMap(({ values }) => values)[0]?.[1]).toMatch(/^could not acquire connection/);
    const unread = mergeStreams(await streamsOf('range-logs-json-parser-error-label'));
    expect(JSON.stringify(unread)).toContain('__error__');
  });

  it('counts the lines of all pods together, each pod apart in the result', async () => {
    const streams = await streamsOf('range-logs-limit-over-two-pods');
    expect(linesByTime(streams)).toHaveLength(3);
    const pods = mergeStreams(streams).map(({ stream }) => stream['pod']);
    expect(new Set(pods).size).toBe(pods.length);
  });
});
