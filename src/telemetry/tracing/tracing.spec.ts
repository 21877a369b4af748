import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { MemoryLogger } from '../../../test/support/memory-logger.js';
import { loadSettings } from '../../config/load.js';
import { RuleMasker } from '../../masking/rule-masker.js';
import { inSpan } from './span.js';
import { Tracing } from './tracing.js';

let server: Server;
let answers: number;
const before = { ...process.env };

/** Traces one span to a collector at that address, and sends it. */
const traced = async (endpoint: string | null): Promise<Tracing> => {
  const environment = endpoint === null ? {} : { OTEL_EXPORTER_OTLP_ENDPOINT: endpoint };
  // The exporter reads its variables itself.
  Object.assign(process.env, environment, { OTEL_EXPORTER_OTLP_TIMEOUT: '1000' });
  const settings = loadSettings(environment);
  const tracing = new Tracing(settings, new RuleMasker(settings), new MemoryLogger());
  await tracing.onModuleInit();
  await inSpan(
    () => ({ name: 'work', facts: {} }),
    async () => undefined,
  );
  await tracing.onApplicationShutdown();
  return tracing;
};

beforeEach(async () => {
  answers = 200;
  server = createServer((_, response) => void response.writeHead(answers).end());
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve));
});
afterEach(async () => {
  process.env = { ...before };
  await new Promise((resolve) => server.close(resolve));
});
const url = (): string => `http://127.0.0.1:${(server.address() as AddressInfo).port}`;

describe('the collector of traces', () => {
  it('is off where none is named', async () => {
    expect((await traced(null)).status()).toEqual({ state: 'off', detail: null });
  });

  it('is up once it took spans', async () => {
    expect((await traced(url())).status()).toEqual({ state: 'up', detail: null });
  });

  it('is told, with the setting to look at, when it refuses them', async () => {
    answers = 400;
    expect((await traced(url())).status()).toMatchObject({
      state: 'unreachable',
      variable: 'OTEL_EXPORTER_OTLP_ENDPOINT',
      detail: expect.stringContaining('did not take the last spans'),
    });
  });

  it('is told when nobody listens', async () => {
    expect((await traced('http://127.0.0.1:1')).status()).toMatchObject({ state: 'unreachable' });
  });
});
