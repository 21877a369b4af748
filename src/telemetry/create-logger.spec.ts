import { describe, expect, it } from '@jest/globals';
import { Writable } from 'node:stream';
import { loadSettings } from '../config/load.js';
import { RuleMasker } from '../masking/rule-masker.js';
import { createLogger } from './create-logger.js';
import type { Logger } from './logger.js';
import { NestLogger } from './nest-logger.js';

/** A log whose text is kept. */
const record = async (
  environment: Record<string, string> = {},
  isTerminal = false,
): Promise<{
  readonly log: Logger;
  readonly text: () => string;
  readonly lines: () => Record<string, unknown>[];
}> => {
  const chunks: string[] = [];
  const stream = new Writable({
    write: (chunk, _, done) => {
      chunks.push(String(chunk));
      done();
    },
  });
  const settings = loadSettings(environment);
  const log = await createLogger(settings, new RuleMasker(settings), { stream, isTerminal });
  const text = (): string => chunks.join('');
  const parse = (line: string): Record<string, unknown> => JSON.parse(line) as Record<string, unknown>;
  return { log, text, lines: () => text().split('\n').filter(Boolean).map(parse) };
};

describe('the log', () => {
  it('writes one JSON line per event with level, time and fields', async () => {
    const { log, lines } = await record();
    log.info('analysis_finished', { fingerprint: '0123456789abcdef', durationMs: 12 });
    expect(lines()).toEqual([
      {
        level: 'info',
        time: expect.stringMatching(/^\d{4}-\d\d-\d\dT[\d:.]+Z$/) as unknown,
        event: 'analysis_finished',
        fingerprint: '0123456789abcdef',
        durationMs: 12,
      },
    ]);
  });

  it('masks every field, also below', async () => {
    const { log, text } = await record();
    log.child({ url: 'nats://shop:hunter2@nats:4222' }).warn('lost', { nested: { password: 'hunter2' } });
    expect(text()).not.toContain('hunter2');
    expect(text()).toContain('nats://shop:[MASKED]@nats:4222');
  });

  it('adds the fields of a child to its lines only', async () => {
    const { log, lines } = await record();
    log.child({ group: 'g' }).child({ stage: 'mask' }).info('one');
    log.info('two');
    expect(lines()).toMatchObject([{ event: 'one', group: 'g', stage: 'mask' }, { event: 'two' }]);
    expect(lines()[1]).not.toHaveProperty('group');
  });

  it.each(['\r\n{"level":"error"}', 'a\u0000b', '\u2028x\nx'])('keeps %j on its line', async (value) => {
    const { log, text, lines } = await record();
    log.info('event', { value });
    expect(text().match(/\n/g)).toHaveLength(1);
    expect(text()).not.toMatch(/[\r\0]/);
    expect(lines()[0]?.['value']).toBe(value);
  });

  it('writes errors with name, message, code and cause, masked, and without a stack', async () => {
    const { log, lines } = await record();
    const cause = Object.assign(new TypeError('password=hunter2 refused'), {
      code: 'ECONNREFUSED',
      request: 'x',
    });
    log.error('call_failed', { error: new Error('outer', { cause }) });
    expect(lines()[0]?.['error']).toEqual({
      name: 'Error',
      message: 'outer',
      cause: { name: 'TypeError', message: 'password=[MASKED] refused', code: 'ECONNREFUSED' },
    });
  });

  it('adds the stack when one debugs, and ends on causes that go in circles', async () => {
    const { log, lines } = await record({ LOG_LEVEL: 'debug' });
    const error = new Error('a');
    error.cause = error;
    log.error('call_failed', { error });
    expect(lines()[0]?.['error']).toMatchObject({
      stack: expect.stringContaining('create-logger.spec') as unknown,
    });
  });

  it('writes nothing below its level', async () => {
    const { log, lines } = await record({ LOG_LEVEL: 'warn' });
    log.trace('t');
    log.debug('d');
    log.info('i');
    log.warn('w');
    log.error('e');
    expect(lines().map(({ event }) => event)).toEqual(['w', 'e']);
  });

  it('does not let fields take the place of the line’s own', async () => {
    const { log, lines } = await record();
    log.info('event', { level: 'fatal', event: 'other', time: 0 });
    expect(lines()[0]).toMatchObject({
      level: 'info',
      event: 'event',
      level_: 'fatal',
      event_: 'other',
      time_: 0,
    });
  });

  it('survives fields that are no JSON', async () => {
    const { log, lines } = await record();
    const cycle: Record<string, unknown> = {};
    cycle['self'] = cycle;
    log.info('event', { cycle, n: 1n, u: undefined });
    expect(lines()[0]).toMatchObject({ cycle: { self: '[MASKED]' }, n: '1' });
  });

  it.each([
    [{}, true],
    [{ LOG_FORMAT: 'pretty' }, false],
  ])('is pretty in a terminal or when asked (%j, terminal %s)', async (environment, isTerminal) => {
    const { log, text } = await record(environment, isTerminal);
    log.info('analysis_finished', { stage: 'report\r\nforged line' });
    expect(text()).toContain('analysis_finished');
    expect(() => JSON.parse(text()) as unknown).toThrow();
    expect(text().trim().split('\n')).toHaveLength(1);
  });

  it('is JSON in a terminal when asked', async () => {
    const { log, lines } = await record({ LOG_FORMAT: 'json' }, true);
    log.info('event');
    expect(lines()).toHaveLength(1);
  });
});

describe("Nest's messages", () => {
  it('become structured lines of the same log', async () => {
    const { log, lines } = await record({ LOG_LEVEL: 'debug' });
    const nest = new NestLogger(log);
    nest.log('Starting Nest application...', 'NestFactory');
    nest.warn('careful');
    nest.error('broken: password=hunter2', 'Error: broken\n    at x', 'ExceptionsHandler');
    nest.error(new Error('thrown'), 'Handler');
    expect(lines()).toMatchObject([
      { level: 'debug', event: 'nest_log', context: 'NestFactory', message: 'Starting Nest application...' },
      { level: 'warn', event: 'nest_log', message: 'careful' },
      { level: 'error', context: 'ExceptionsHandler', message: 'broken: password=[MASKED]' },
      { level: 'error', context: 'Handler', message: 'thrown', error: { name: 'Error', message: 'thrown' } },
    ]);
  });
});
