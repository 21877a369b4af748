import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { firstValueFrom, of } from 'rxjs';
import { composePrompt } from '../../src/analysis/compose-prompt.js';
import { investigate } from '../../src/analysis/investigate.js';
import type { InvestigatedCase, MaskedCase, VerifiedCase } from '../../src/analysis/stages.js';
import { verifyCitations } from '../../src/analysis/verify.js';
import { loadSettings } from '../../src/config/load.js';
import { CredentialsCircuit } from '../../src/llm/credentials-circuit.js';
import { ModelClient } from '../../src/llm/model-client.js';
import { selectProvider } from '../../src/llm/select-provider.js';
import { MemoryLogger } from '../support/memory-logger.js';
import { answering, failing, ModelServer, structuredAnswer } from '../support/model-server.js';
import { PlainMasker } from '../support/plain-masker.js';
import { aCase, someEvidence } from '../support/prompt-case.js';

const masker = new PlainMasker();
let server: ModelServer;
let circuit: CredentialsCircuit;

beforeEach(async () => {
  server = await ModelServer.start();
});
afterEach(async () => {
  circuit.onModuleDestroy();
  await server.close();
});

const caseWith = (signal: AbortSignal, ms: number): MaskedCase => ({
  content: masker.mask({
    ...aCase({ evidence: [someEvidence('E1'), someEvidence('E2', { status: 'forbidden', body: null })] }),
    members: [],
  }),
  request: { language: 'en', signal, deadlineAt: Date.now() + ms, groupKey: null },
  timings: {},
});

const run = async (
  { signal = new AbortController().signal, ms = 20_000 } = {},
  env: Readonly<Record<string, string>> = {},
): Promise<VerifiedCase> => {
  const settings = loadSettings({
    AI_PROVIDER: 'openai',
    OPENAI_API_KEY: 'sk-test',
    OPENAI_BASE_URL: server.url,
    LLM_RETRY_MIN_WAIT: '0',
    LLM_RETRY_MAX_WAIT: '0.01',
    ...env,
  });
  const logger = new MemoryLogger();
  const provider = selectProvider(settings);
  circuit = new CredentialsCircuit(provider, settings, logger);
  const model = new ModelClient(provider, circuit, settings, logger);
  return firstValueFrom(
    of(caseWith(signal, ms)).pipe(
      composePrompt(masker, { limits: settings.prompt }),
      investigate({ model, masker, maxOutputTokens: settings.llm.maxOutputTokens, tools: [] }),
      verifyCitations(masker),
    ),
  );
};

const issueOf = ({ investigation }: InvestigatedCase): string =>
  investigation.kind === 'answered' ? 'answered' : investigation.issue;

describe('the stages of the model', () => {
  it('give a checked answer', async () => {
    const { investigation, unverified, timings } = await run();
    expect(investigation).toMatchObject({
      kind: 'answered',
      parsed: true,
      model: { provider: 'openai', id: 'gpt-4o' },
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
      'a cut answer',
      () => (server.otherwise = { kind: 'answer', text: structuredAnswer(), finish: 'length' }),
      'llm_truncated',
    ],
    [
      'a refusal',
      () => (server.otherwise = { kind: 'answer', text: null, refusal: 'no' }),
      'llm_bad_request',
    ],
  ])('turn %s into a value', async (_, break_, issue) => {
    break_();
    expect(issueOf(await run())).toBe(issue);
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
