import { expect, it } from '@jest/globals';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import type { Settings } from '../../src/config/settings.js';
import { MaskingThread } from '../../src/masking/apart/masking-thread.js';
import { loadSettings } from '../../src/config/load.js';
import { RuleMasker } from '../../src/masking/rule-masker.js';
import { until } from '../support/until.js';

/** The thread runs what was built. */
const SCRIPT = new URL('../../dist/masking/apart/masking-worker.js', import.meta.url);
const { masking } = loadSettings({}) as Settings;
const threadOf = (script = SCRIPT, idleMs?: number): MaskingThread =>
  new MaskingThread({ masking, hashKey: Buffer.alloc(32) }, script, idleMs);

const lines = (count: number): readonly string[] =>
  Array.from(
    { length: count },
    (_, at) =>
      `request ${at} of shop with password=hunter${at}x and a long text behind it for the sake of length ${at}`,
  );

it('masks in the thread as it is masked elsewhere, and tells what was hidden', async () => {
  const given = lines(1000);
  const known = await threadOf().mask(given);
  const masker = new RuleMasker(loadSettings({}));
  expect(known.size).toBe(given.length);
  expect([...known.values()].map(({ masked }) => masked)).toEqual(
    given.map((text) => masker.text(text).value),
  );
  expect(known.get(given[7] ?? '')?.found).toEqual([
    expect.objectContaining({ rule: 'assignment', secret: 'hunter7x' }),
  ]);
});

it('leaves the service free while a megabyte full of secrets is masked', async () => {
  const thread = threadOf();
  await thread.mask(lines(1));
  const turns = monitorEventLoopDelay({ resolution: 5 });
  const text = lines(10_000).join('\n');
  let turned = 0;
  const timer = setInterval(() => (turned += 1), 1);
  turns.enable();
  const known = await thread.mask([text]);
  turns.disable();
  clearInterval(timer);
  expect(known.get(text)?.masked).not.toContain('hunter');
  // In one thread it would have been one turn.
  expect(turned).toBeGreaterThan(20);
});

it('knows nothing where the thread dies or cannot be begun, and others mask instead', async () => {
  const thread = threadOf(new URL('data:text/javascript,process.exit(1)'));
  const given = lines(1000);
  expect((await thread.mask(given)).size).toBe(0);
  expect((await threadOf(new URL('file:///nowhere.js')).mask(given)).size).toBe(0);
  const masker = new RuleMasker(loadSettings({}));
  expect((await masker.maskApart({ lines: given })).value.lines).toEqual(masker.mask(given).value);
});

it('takes no more work than it has room for', async () => {
  const thread = threadOf();
  const answers = await Promise.all(Array.from({ length: 40 }, () => thread.mask(lines(2))));
  expect(answers.filter(({ size }) => size === 0).length).toBeGreaterThan(0);
  expect(answers.filter(({ size }) => size > 0).length).toBe(16);
});

it('ends without work and begins again with the next, however often', async () => {
  const thread = threadOf(SCRIPT, 1);
  for (let times = 0; times < 7; times += 1) {
    expect((await thread.mask(lines(2))).size).toBe(2);
    await until('the thread has ended', () => !thread.running);
  }
});
