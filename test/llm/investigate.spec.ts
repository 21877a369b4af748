import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { firstValueFrom, of } from 'rxjs';
import { composePrompt } from '../../src/analysis/compose-prompt.js';
import { investigate } from '../../src/analysis/investigate.js';
import type { InvestigatedCase, MaskedCase, VerifiedCase } from '../../src/analysis/stages.js';
import { verifyCitations } from '../../src/analysis/verify/verify.js';
import { loadSettings } from '../../src/config/load.js';
import { Investigator } from '../../src/investigation/investigator.js';
import type { OfferedTools } from '../../src/investigation/offered-tools.js';
import { OutputPolicy } from '../../src/output/output-policy.js';
import { PromptComposer } from '../../src/prompt/prompt-composer.js';
import type { Toolbox } from '../../src/tools/toolbox.js';
import { ModelUnderTest } from '../support/model-chain.js';
import { answering, calling, failing, ModelServer, structuredAnswer } from '../support/model-server.js';
import { PlainMasker } from '../support/plain-masker.js';
import { aCase, someEvidence } from '../support/prompt-case.js';

const masker = new PlainMasker();
let server: ModelServer;
let model: ModelUnderTest;

beforeEach(async () => {
  server = await ModelServer.start();
});
afterEach(async () => {
  model.close();
  await server.close();
});

const caseWith = (signal: AbortSignal, ms: number): MaskedCase => ({
  content: masker.mask({
    ...aCase({
      evidence: [
        someEvidence('E1', { body: { reason: 'OOMKilled' } }),
        someEvidence('E2', { status: 'forbidden', body: null }),
      ],
    }),
    members: [],
  }),
  historyWarning: null,
  request: { language: 'en', signal, deadlineAt: Date.now() + ms, groupKey: null },
  timings: {},
});

const run = async (
  { signal = new AbortController().signal, ms = 20_000 } = {},
  env: Readonly<Record<string, string>> = {},
): Promise<VerifiedCase> => {
  const environment = {
    AI_PROVIDER: 'openai',
    OPENAI_API_KEY: 'sk-test',
    OPENAI_BASE_URL: server.url,
    ...env,
  };
  const settings = loadSettings(environment);
  model = new ModelUnderTest({ environment });
  return firstValueFrom(
    of(caseWith(signal, ms)).pipe(
      composePrompt(masker, { composer: new PromptComposer(settings, model.client), tools: 'target' }),
      investigate(
        new Investigator(model.client, toolbox, masker, settings, new OutputPolicy(settings)),
        masker,
      ),
      verifyCitations(masker),
    ),
  );
};

/** One tool, which always finds three pods. */
const tools: OfferedTools = {
  schemas: () => [{ name: 'look', description: 'Looks.', parameters: { type: 'object' } }],
  names: () => ['look'],
  call: async (name, text) => ({
    json: masker.text('{"pods":3}'),
    errorClass: null,
    asked: masker.text(`${name} ${text}`),
    source: 'kubernetes',
  }),
};

const toolbox = { open: () => tools } as Partial<Toolbox> as Toolbox;

const issueOf = ({ investigation }: InvestigatedCase): string =>
  investigation.kind === 'answered' ? 'answered' : investigation.issue;

describe('the stages of the model', () => {
  it('give a checked answer', async () => {
    const { investigation, unverified, timings } = await run();
    expect(investigation).toMatchObject({
      kind: 'answered',
      parsed: true,
      model: { provider: 'openai', id: 'gpt-6.1-sol' },
      usage: { turns: 1, toolCalls: 0, inputTokens: 120, outputTokens: 40, cachedTokens: 20 },
    });
    expect(unverified.value).toEqual([
      'the model cited evidence that could not be read: E2 (forbidden)',
      'the model gave no evidence for: it restarted many times',
    ]);
    expect(Object.keys(timings)).toEqual(['prompt', 'model', 'verify']);
    expect(server.requests[0]?.body.messages.map(({ role }) => role)).toEqual(['system', 'user']);
  });

  it('have a malformed reply repaired once, saying what was wrong', async () => {
    server.next.push(answering('{"en": {"summary": 1}}'));
    const { investigation } = await run();
    expect(investigation).toMatchObject({ kind: 'answered', parsed: true, usage: { turns: 2 } });
    const repair = server.requests[1]?.body.messages.slice(2);
    expect(repair?.[0]).toEqual({ role: 'assistant', content: '{"en": {"summary": 1}}' });
    expect(repair?.[1]?.content).toContain('en.summary');
  });

  it.each([
    ['is prose again', answering('Still prose.')],
    ['fails', failing(400)],
  ])('read a reply as text when its repair %s', async (_, repair) => {
    server.next.push(answering('The pod is OOM-killed (E1).\n\nMore.'), repair, repair, repair, repair);
    const { investigation } = await run();
    expect(investigation).toMatchObject({
      kind: 'answered',
      parsed: false,
      answer: { value: { summary: { en: 'The pod is OOM-killed (E1).' } } },
    });
  });

  it.each<[string, () => void, string]>([
    ['a wrong key', () => (server.refuseWith = 401), 'llm_auth'],
    ['a dead model', () => (server.otherwise = failing(503)), 'llm_unavailable'],
    ['a rejected request', () => (server.otherwise = failing(400)), 'llm_bad_request'],
    ['an empty answer', () => (server.otherwise = answering('  ')), 'empty_response'],
    ['no content', () => (server.otherwise = answering(null)), 'empty_response'],
    [
      'an answer that is cut before its first word',
      () => (server.otherwise = { kind: 'answer', text: null, finish: 'length' }),
      'llm_truncated',
    ],
    ['a refusal', () => (server.otherwise = { kind: 'answer', text: null, refusal: 'no' }), 'llm_refused'],
  ])('turn %s into a value', async (_, break_, issue) => {
    break_();
    expect(issueOf(await run())).toBe(issue);
  });

  it('take what there is of a cut answer, and say that it was cut', async () => {
    server.otherwise = { kind: 'answer', text: structuredAnswer(), finish: 'length' };
    const { investigation } = await run();
    expect(investigation).toMatchObject({ kind: 'answered', parsed: true });
    expect(investigation).toMatchObject({ notes: [expect.stringContaining('LLM_MAX_OUTPUT_TOKENS')] });
  });

  it('ask for half as many words when what there is cannot be read', async () => {
    server.next.push({ kind: 'answer', text: '{"citations": [{"cla', finish: 'length' });
    expect(issueOf(await run())).toBe('answered');
    const repair = server.requests[1]?.body.messages.at(-1);
    expect(repair?.content).toContain('in half as many words');
  });

  it('let the model call tools, and keep what they answer as evidence', async () => {
    server.next.push(calling({ id: 'call-7', name: 'look', arguments: '{}' }));
    const { investigation } = await run();
    expect(investigation).toMatchObject({ kind: 'answered', usage: { turns: 2, toolCalls: 1 } });
    expect(investigation.readings.value).toMatchObject([
      { id: 'E3', type: 'tool_call', query: 'look {}', status: 'ok', body: { pods: 3 } },
    ]);
    const roles = investigation.transcript.value.map(({ role }) => role);
    expect(roles).toEqual(['user', 'assistant', 'tool', 'assistant']);
  });

  it('keep what was read when the model fails after it', async () => {
    server.next.push(calling({ id: 'call-7', name: 'look', arguments: '{}' }));
    server.otherwise = failing(400);
    const verified = await run();
    expect(issueOf(verified)).toBe('llm_bad_request');
    expect(verified.investigation.readings.value).toHaveLength(1);
  });

  it('turn a missing key into a value', async () => {
    expect(issueOf(await run({}, { OPENAI_API_KEY: '' }))).toBe('not_configured');
  });

  it('give up when the time is over, so that the rules can still answer', async () => {
    server.hold();
    expect(issueOf(await run({ ms: 500 }))).toBe('deadline');
  });

  it('reject with an AbortError only when the owner ends the job', async () => {
    server.hold();
    const owner = new AbortController();
    const running = run({ signal: owner.signal });
    await server.arrived(1);
    owner.abort(new Error('the caller hung up'));
    await expect(running).rejects.toMatchObject({
      name: 'AbortError',
      cause: { message: 'the caller hung up' },
    });
    while (!server.requests[0]!.aborted) await new Promise((resolve) => setTimeout(resolve, 5));
  });
});
