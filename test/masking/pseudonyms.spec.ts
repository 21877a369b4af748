import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { calling, structuredAnswer } from '../support/model-server.js';
import { PipelineApp } from '../support/pipeline-app.js';

/** The namespace, pods, nodes and addresses of the recorded cluster. */
const NAMES =
  /\bshop\b|cart-api-6b6ccbc6c7-\w{5}|coredns-8588b47b79-\w{5}|\bworker-\d|\b10\.(?:244|20)\.\d+\.\d+/;
/** The first pod and its namespace in what the model was told. */
const TOLD = /(namespace-x\d+)\/(pod-x\d+)/;

let app: PipelineApp;

beforeAll(async () => {
  app = await PipelineApp.start({ MASKING_PSEUDONYMS: 'true' });
});
afterAll(() => app.close());

const told = (): string => JSON.stringify(app.model.requests.map(({ body }) => body));

/** Looks at the pod that it was told of, then blames it by its pseudonym. */
const looksAndAnswers = (): void => {
  app.model.decides = (body) => {
    const all = JSON.stringify(body.messages);
    const [, namespace = 'none', pod = 'none'] = TOLD.exec(all) ?? [];
    if (!all.includes('"role":"tool"'))
      return calling({ name: 'get_pod_status', arguments: JSON.stringify({ namespace, pod }) });
    const summary = `${pod} in ${namespace} exceeds its memory limit.`;
    return {
      kind: 'answer',
      text: structuredAnswer({ en: { summary, detail: `- ${pod} was OOM-killed (E1).` } }),
    };
  };
};

it('tells the model no name of the cluster, and its answer and its calls have the names', async () => {
  looksAndAnswers();
  const { body, evidence } = await app.analyse();
  expect(app.model.requests).toHaveLength(2);
  expect(told()).not.toMatch(NAMES);
  expect(JSON.stringify(evidence)).toContain('cart-api-6b6ccbc6c7-');
  expect(JSON.stringify(body)).toMatch(/cart-api-6b6ccbc6c7-\w{5} in shop exceeds its memory limit/);
  expect(JSON.stringify(body)).not.toMatch(/(?:pod|namespace|node)-x\d/);
});

it('uses the same pseudonyms in the turns of a conversation', async () => {
  app.model.requests.length = 0;
  app.model.decides = (body) => {
    const pseudonym = /pod-x\d+/.exec(JSON.stringify(body.messages.at(-1)))?.[0] ?? 'none';
    return { kind: 'answer', text: `It is ${pseudonym}.` };
  };
  const message = 'What about pod "cart-api-6b6ccbc6c7-k2n68"?';
  const first = await app.ask({ message });
  const second = await app.ask({ message: `And ${message}` });
  expect([first.text, second.text]).toEqual([
    expect.stringContaining('It is cart-api-6b6ccbc6c7-k2n68.'),
    expect.stringContaining('It is cart-api-6b6ccbc6c7-k2n68.'),
  ]);
  expect(told()).not.toMatch(NAMES);
});
