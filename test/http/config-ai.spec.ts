import { afterEach, describe, expect, it } from '@jest/globals';
import type { ModelChoice } from '../../src/llm/model-choice.js';
import { ModelSelection } from '../../src/llm/model-selection.js';
import { httpApp, SECRET, type HttpApp } from '../support/http-app.js';

let http: HttpApp;
/** What the other processes are told. */
let told: ModelChoice[];
const start = async (): Promise<ModelSelection> => {
  http = await httpApp({
    environment: { ANTHROPIC_API_KEY: 'k', OPENAI_API_KEY: 'k', AZURE_OPENAI_ENDPOINT: 'http://127.0.0.1:9' },
  });
  const selection = http.app.get(ModelSelection, { strict: false });
  told = [];
  selection.choices$.subscribe((choice) => told.push(choice));
  return selection;
};
afterEach(() => http.app.close());

const send = (payload: unknown) =>
  http.app.inject({
    method: 'POST',
    url: '/config/ai',
    headers: { 'content-type': 'application/json' },
    payload: JSON.stringify(payload),
  });

describe('POST /config/ai', () => {
  it('switches, tells the others, and answers what was sent', async () => {
    const selection = await start();
    const response = await send({ provider: ' Anthropic ', model_id: 'claude-sonnet-4-6', extra: 1 });
    expect(response.statusCode).toBe(200);
    expect(response.body).toBe('{"status":"ok","provider":" Anthropic ","model_id":"claude-sonnet-4-6"}');
    const choice = { provider: 'anthropic', modelId: 'claude-sonnet-4-6' };
    expect([selection.current, told]).toEqual([choice, [choice]]);
  });

  it.each([
    [{ provider: 'mistral', model_id: 'm' }, 'provider', 'value_error'],
    [{ provider: '', model_id: 'm' }, 'provider', 'value_error'],
    [{ model_id: 'm' }, 'provider', 'missing'],
    [{ provider: 1, model_id: 'm' }, 'provider', 'string_type'],
    [{ provider: 'openai', model_id: ' ' }, 'model_id', 'value_error'],
    [{ provider: 'openai' }, 'model_id', 'missing'],
    [{ provider: 'openai', model_id: null }, 'model_id', 'string_type'],
    [{ provider: 'gemini', model_id: '../files' }, 'model_id', 'value_error'],
  ])('answers %j 422 and switches nothing', async (body, field, type) => {
    const selection = await start();
    const before = selection.current;
    const response = await send(body);
    expect(response.statusCode).toBe(422);
    expect(response.json()).toEqual({
      detail: [{ type, loc: ['body', field], msg: expect.stringMatching(/\S/) }],
    });
    expect([selection.current, told]).toEqual([before, []]);
  });

  it.each([
    ['gemini', /needs GEMINI_API_KEY\./],
    ['azure', /needs AZURE_OPENAI_ENDPOINT and AZURE_OPENAI_DEPLOYMENT\./],
    ['vertex', /needs VERTEX_PROJECT\./],
    ['bedrock', /needs BEDROCK_MODEL_ID and AWS_REGION\./],
  ])('refuses %s, which is not configured, with the setting, and switches nothing', async (provider, why) => {
    const selection = await start();
    const before = selection.current;
    const response = await send({ provider, model_id: 'some-model' });
    expect(response.statusCode).toBe(422);
    expect(response.json()).toEqual({
      detail: [{ type: 'value_error', loc: ['body', 'provider'], msg: expect.stringMatching(why) }],
    });
    expect([selection.current, told]).toEqual([before, []]);
  });

  it('masks its answer', async () => {
    await start();
    expect((await send({ provider: 'openai', model_id: `gpt-${SECRET}` })).json()).toMatchObject({
      model_id: 'gpt-***',
    });
  });
});
