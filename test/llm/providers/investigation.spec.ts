import { LLMock } from '@copilotkit/aimock';
import { describe, expect, it } from '@jest/globals';
import type { AnalysisReport } from '../../../src/analysis/report.js';
import { structuredAnswer } from '../../support/model-server.js';
import { openAiCalls } from '../../support/openai-case.js';
import {
  call,
  fail,
  type PairedCall,
  say,
  type SeenRequest,
  type Step,
} from '../../support/provider-case.js';
import { PROVIDERS, startProvider, type DirectProvider } from '../../support/provider-cases.js';
import { closing, worldOf } from '../../support/provider-world.js';
import { about, RecordedAnalysis } from '../../support/recorded-analysis.js';
import { until } from '../../support/until.js';

const FIRST = ['get_pod_status', 'list_pod_events'].map((name) => about(name));
const SECOND = ['get_previous_pod_logs', 'get_pod_spec'].map((name) => about(name));
const NAMES = [...FIRST, ...SECOND].map(({ name }) => name);

/** Word of the status that the recorded pod's container ended with. */
const QUOTE = 'OOMKilled';

const idOf = ({ result }: PairedCall): string => /^<(E\d+) [a-z]{6}>\n/.exec(result)?.[1] ?? '';

/** Cites what the first call read, in its own words. */
const answerFrom = ({ calls }: SeenRequest): Step => {
  const read = calls[0]!;
  return say(
    structuredAnswer({
      citations: [{ claim: 'the container was OOM-killed', evidence: idOf(read), quote: QUOTE }],
    }),
  );
};

const toolReadings = ({ evidence }: AnalysisReport) => evidence.slice(-NAMES.length);

describe.each(PROVIDERS)('an investigation by %s', (id) => {
  it('takes three turns with parallel tools, and reports what they read', async () => {
    const { model, analysis } = await worldOf(id);
    model.next.push(call(...FIRST), call(...SECOND), answerFrom);
    const report = await analysis.run();

    expect(report.provenance).toMatchObject({
      model: { provider: id },
      reason: null,
      usage: { turns: 3, toolCalls: 4, inputTokens: 360, outputTokens: 120 },
    });
    expect(report.body.analysis_quality).toBe('high');
    expect(report.body.analysis_summary).toContain('exceeds its memory limit');
    expect((report.body.warnings ?? []).filter((text) => /model|engine|investigation/.test(text))).toEqual(
      [],
    );

    // Ids may have gaps: what nothing cites was left out.
    const collected = Math.max(
      ...report.evidence.slice(0, -NAMES.length).map(({ id }) => Number(id.slice(1))),
    );
    const ids = NAMES.map((_, at) => `E${collected + at + 1}`);
    expect(report.evidence.slice(-NAMES.length).map(({ id }) => id)).toEqual(ids);
    expect(toolReadings(report).map(({ title, status }) => [title.split(' ')[0], status])).toEqual(
      NAMES.map((name) => [name, 'ok']),
    );
    const artifacts = report.body.artifacts.filter(({ type }) => type === 'tool_call');
    expect(artifacts.map(({ summary }) => summary?.split(' ').slice(0, 2))).toEqual(
      NAMES.map((name, at) => [`[${ids[at]}]`, name]),
    );
  });

  it('sends each result with its call, between the markers of this prompt', async () => {
    const { model, analysis } = await worldOf(id);
    model.next.push(call(...FIRST), call(...SECOND), answerFrom);
    await analysis.run();

    const counts = model.requests.map(({ calls }) => calls.length);
    expect(counts).toEqual([0, 2, 4]);
    const last = model.requests[2]!;
    expect(last.calls.map(({ name }) => name)).toEqual(NAMES);
    expect(last.calls.map(idOf).every((each) => last.text.includes(`<${each} `))).toBe(true);
    const markers = last.calls.map(({ result }) => /^<E\d+ ([a-z]{6})>\n/.exec(result)?.[1]);
    expect(new Set(markers).size).toBe(1);
    expect(last.text.includes(`<E2 ${markers[0]}>`)).toBe(true);
    for (const { result } of last.calls) expect(result).toMatch(new RegExp(`\\n</${markers[0]}>$`));
  });

  it('is kept with all that was said', async () => {
    const { model, analysis } = await worldOf(id);
    model.next.push(call(...FIRST), call(...SECOND), answerFrom);
    await analysis.run();
    const [transcript] = await until(
      'the transcript is kept',
      () => analysis.transcripts.length > 0 && analysis.transcripts,
    );
    expect(transcript?.model.provider).toBe(id);
    expect(transcript?.messages.map(({ role }) => role).join(' ')).toBe(
      'user assistant tool tool assistant tool tool assistant',
    );
    expect(transcript?.usage).toMatchObject({ turns: 3, toolCalls: 4 });
    expect(JSON.stringify(transcript?.messages)).toContain(QUOTE);
  });
});

describe('an investigation by gemini', () => {
  it('gives each signature back with the call it came with', async () => {
    const { model, analysis } = await worldOf('gemini');
    model.next.push(call(...FIRST), call(...SECOND), answerFrom);
    await analysis.run();
    const { text } = model.requests[2]!;
    expect(text.match(/"thoughtSignature":"signature-\d+"/g)).toHaveLength(2);
    expect(text.match(/"thoughtSignature"/g)).toHaveLength(2);
  });
});

const OTHERS = PROVIDERS.flatMap((from) =>
  PROVIDERS.filter((to) => to !== from).map((to) => [from, to] as const),
);

describe('an investigation', () => {
  it.each(OTHERS)('begun by %s goes on with %s, which sees what was read', async (from, to) => {
    const first = closing(await startProvider(from));
    const second = closing(await startProvider(to));
    const analysis = closing(await RecordedAnalysis.start([first, second]));
    first.next.push(call(...FIRST));
    first.otherwise = fail(500);
    second.next.push(call(...SECOND), answerFrom);
    const report = await analysis.run();

    const read = first.requests.at(-1)!.calls;
    expect(read.map(({ name }) => name)).toEqual(FIRST.map(({ name }) => name));
    expect(second.requests.map(({ calls }) => calls.length)).toEqual([2, 4]);
    expect(second.requests[1]!.calls.slice(0, 2)).toEqual(read);
    expect(report.provenance).toMatchObject({
      model: { provider: to },
      reason: null,
      usage: { turns: 3, toolCalls: 4 },
    });
    expect(toolReadings(report)).toHaveLength(4);
  });
});

/** Where an independent implementation of each protocol is reached. */
const AIMOCK: Readonly<Record<DirectProvider, (url: string) => Readonly<Record<string, string>>>> = {
  openai: (url) => ({ OPENAI_API_KEY: 'sk-test', OPENAI_BASE_URL: `${url}/v1` }),
  anthropic: (url) => ({ ANTHROPIC_API_KEY: 'sk-ant-test', ANTHROPIC_BASE_URL: url }),
  gemini: (url) => ({ GEMINI_API_KEY: 'AIza-test', GEMINI_BASE_URL: url }),
};

describe.each(PROVIDERS)('an investigation against another implementation of the protocol of %s', (id) => {
  it('takes three turns with parallel tools', async () => {
    const mock = new LLMock({ port: 0, host: '127.0.0.1' });
    const url = await mock.start();
    closing({ close: () => mock.stop() });
    const userMessage = /./;
    mock.on({ userMessage, turnIndex: 0 }, { toolCalls: [...FIRST] });
    mock.on({ userMessage, turnIndex: 1 }, { toolCalls: [...SECOND] });
    mock.on({ userMessage, turnIndex: 2 }, { content: structuredAnswer() });
    const analysis = closing(await RecordedAnalysis.start([{ id, environment: AIMOCK[id](url) }]));
    const report = await analysis.run();

    expect(report.provenance).toMatchObject({
      model: { provider: id },
      reason: null,
      usage: { turns: 3, toolCalls: 4 },
    });
    expect(report.body.analysis_summary).toContain('exceeds its memory limit');
    expect(toolReadings(report).map(({ status }) => status)).toEqual(['ok', 'ok', 'ok', 'ok']);
    // It translates every protocol into OpenAI's.
    const last = mock.getLastRequest()?.body as { messages: Parameters<typeof openAiCalls>[0] } | undefined;
    expect(openAiCalls(last?.messages ?? []).map(({ name }) => name)).toEqual(NAMES);
  });
});
