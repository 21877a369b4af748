import { describe, expect, it } from '@jest/globals';
import { countTokens } from 'gpt-tokenizer/encoding/o200k_base';
import { readFileSync } from 'node:fs';
import { estimateTokens } from './estimate-tokens.js';
import { countO200k } from './o200k.js';
import { tokenCounterFor } from './token-counter.js';

const recorded = (name: string): string =>
  readFileSync(
    new URL(`../../test/fixtures/snapshots/oomkilled/objects/${name}.json`, import.meta.url),
    'utf8',
  );

const KOREAN =
  '컨테이너 app이 메모리 제한 256Mi를 초과하여 OOM으로 종료되었습니다. 재시작이 7회 반복되었으며, 캐시가 계속 증가하는 것이 원인으로 보입니다.';
const LOG =
  '2026-03-02T09:14:10.123Z level=warn caller=main.go:123 msg="schema registry unreachable" err="dial tcp 10.96.88.3:8081: i/o timeout"\n';
const STACK =
  'java.lang.NullPointerException: Cannot invoke "com.example.Order.getId()" because "order" is null\n\tat com.example.orders.OrderService.process(OrderService.java:142)\n';

const TEXTS: readonly (readonly [string, string])[] = [
  ['manifests', recorded('pods')],
  ['events', recorded('events')],
  ['logs', LOG.repeat(20)],
  ['a stack trace', STACK.repeat(5)],
  ['Korean', KOREAN],
  ['Chinese', '容器因超出内存限制而被终止，重启次数为七次。请检查缓存大小并提高内存限制。'],
  ['Arabic', 'تم إنهاء الحاوية لأنها تجاوزت حد الذاكرة'],
  ['emoji', '😀🚀🔥✅👩‍💻'],
];

describe('counting tokens', () => {
  it.each([
    ['openai', null, true],
    ['openai', 'http://vllm:8000/v1', false],
    ['anthropic', null, false],
    ['gemini', null, false],
  ])('of %s at %s has a tokenizer: %s', async (provider, baseUrl, has) => {
    const counter = tokenCounterFor({ provider, baseUrl });
    expect(counter.kind).toBe('estimate');
    expect((await counter.exact?.())?.kind).toBe(has ? 'tokenizer' : undefined);
  });

  it.each(TEXTS)('estimates %s too high rather than too low', (_, text) => {
    const exact = countTokens(text);
    expect(estimateTokens(text)).toBeGreaterThanOrEqual(exact);
    expect(estimateTokens(text)).toBeLessThan(exact * 2.5);
  });

  it.each(TEXTS)('counts %s in pieces nearly as a whole', (_, text) => {
    const exact = countTokens(text);
    expect(countO200k(text)).toBeGreaterThanOrEqual(exact);
    expect(countO200k(text)).toBeLessThanOrEqual(Math.ceil(exact * 1.03));
  });

  it.each([['a'], [' '], ['\n'], ['😀'], ['가'], ['\u200b'], ['\u0301']])(
    'counts a run of %j without its time growing with the square of its length',
    (character) => {
      // As one piece these take up to a minute each, beyond the time of a test.
      expect(countO200k(character.repeat(100_000))).toBeGreaterThan(0);
    },
  );

  it('takes the special tokens of a tokenizer for text', () => {
    expect(countO200k('<|endoftext|><|im_start|>')).toBeGreaterThan(2);
  });
});
