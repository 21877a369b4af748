import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { ModelHealth } from '../../src/llm/model-health.js';
import { StartProbe } from '../../src/llm/start-probe.js';
import { loadSettings } from '../../src/config/load.js';
import { ModelUnderTest } from '../support/model-chain.js';
import { answering, calling, failing, ModelServer } from '../support/model-server.js';
import { ruleMasker } from '../support/rule-masker.js';
import { until } from '../support/until.js';

let server: ModelServer;
let model: ModelUnderTest;
let probe: StartProbe;

const start = (environment: Readonly<Record<string, string>> = {}): void => {
  const all = {
    AI_PROVIDER: 'openai',
    OPENAI_API_KEY: 'sk-of-the-test',
    OPENAI_BASE_URL: server.url,
    OPENAI_MODEL_ID: 'our-model',
    ...environment,
  };
  model = new ModelUnderTest({ environment: all });
  probe = new StartProbe(model.chain, model.selection, loadSettings(all), ruleMasker(), model.logger);
};
const health = () => new ModelHealth(model.circuit, ruleMasker()).status();
const ready = calling({ id: 'call_1', name: 'report_ready', arguments: '{"ready":true}' });

beforeEach(async () => {
  server = await ModelServer.start();
});
afterEach(async () => {
  probe.onModuleDestroy();
  model.close();
  await server.close();
});

describe('the probe at the start', () => {
  it('is one small request with one tool, and says that the model can be used', async () => {
    start();
    server.otherwise = ready;
    await probe.run();
    expect(server.requests).toHaveLength(1);
    expect(server.requests[0]?.body['tools']).toHaveLength(1);
    expect(JSON.stringify(server.requests[0]?.body).length).toBeLessThan(1000);
    expect(model.lines('model_usable')).toMatchObject([{ model: 'our-model', callsTools: true }]);
    expect(health()).toEqual({ state: 'up', detail: null });
  });

  it('tells why a model that refuses every request cannot be used, in the words of the provider, masked', async () => {
    start();
    server.otherwise = {
      kind: 'status',
      status: 400,
      error: {
        message:
          'tools need a paid plan; your token=ghp_16C7e42F292c6912E7710c838347Ae178B4a is of a free one',
      },
    };
    await probe.run();
    expect(model.lines('model_unusable')).toMatchObject([
      { issue: 'llm_bad_request', error: expect.stringContaining('paid plan') },
    ]);
    expect(health()).toMatchObject({
      state: 'refused',
      detail: expect.stringContaining('tools need a paid plan'),
    });
    expect(health().detail).not.toContain('ghp_');
    server.otherwise = answering();
    const signal = new AbortController().signal;
    await model.chain.links[0]?.ask(
      {
        messages: ruleMasker().mask([{ role: 'user', text: 'Why?' }] as const),
        tools: [],
        toolChoice: 'auto',
        answerSchema: null,
        maxOutputTokens: 100,
      },
      { signal, deadlineAt: Date.now() + 10_000 },
      false,
    );
    expect(health()).toEqual({ state: 'up', detail: null });
  });

  it('tells of a key that is refused', async () => {
    start();
    server.otherwise = failing(401);
    await probe.run();
    expect(model.lines('model_unusable')).toMatchObject([{ issue: 'llm_auth' }]);
    expect(health().state).toBe('refused');
  });

  it('tells of one that cannot be reached, asks it again, and tells when it came', async () => {
    start({ LLM_CIRCUIT_PROBE_SECONDS: '1', LLM_RETRY_MAX_ATTEMPTS: '1' });
    server.otherwise = failing(503);
    await probe.run();
    expect(model.lines('model_unusable')).toHaveLength(1);
    expect(health()).toMatchObject({
      state: 'unreachable',
      detail: expect.stringContaining('openai does not answer ('),
      variable: expect.stringContaining('OPENAI_BASE_URL'),
    });
    server.otherwise = ready;
    await until('it is asked again', () => health().state === 'up');
    expect(model.lines('model_usable')).toHaveLength(1);
  });

  it('tells of a model that calls no tool', async () => {
    start();
    server.otherwise = answering('Ready!');
    await probe.run();
    expect(model.lines('model_usable')).toMatchObject([{ callsTools: false }]);
    expect(health()).toMatchObject({ state: 'degraded', detail: 'called no tool when told to: openai' });
  });

  it('learns what the server takes, so that the first alert is not rejected', async () => {
    start();
    server.otherwise = ready;
    server.rejectsParameter = ({ max_tokens: limit }) => (limit === undefined ? null : 'max_tokens');
    await probe.run();
    expect(model.lines('model_form_learned')).toMatchObject([
      { form: { outputLimit: 'max_completion_tokens' }, error: expect.stringContaining('refused with 400') },
    ]);
  });

  it('is made for each model of the chain, and for one that is chosen later', async () => {
    start({ AI_PROVIDER_FALLBACK: 'anthropic', ANTHROPIC_API_KEY: 'sk-ant', ANTHROPIC_BASE_URL: server.url });
    server.otherwise = ready;
    await probe.run();
    expect(model.lines('model_usable')).toHaveLength(1);
    expect(model.lines('model_unusable')).toMatchObject([{ provider: 'anthropic' }]);
    model.selection.use({ provider: 'openai', modelId: 'another' });
    await until('the other is probed', () => model.lines('model_usable').length === 2);
    expect(model.lines('model_usable')[1]).toMatchObject({ model: 'another' });
  });

  it('is not made where it is switched off', async () => {
    start({ LLM_PROBE_AT_START: 'false' });
    await probe.run();
    expect(server.requests).toHaveLength(0);
  });
});
