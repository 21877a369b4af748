import { describe, expect, it } from '@jest/globals';
import { answeredByRules, oneSize } from '../../support/answered-by-rules.js';
import { structuredAnswer } from '../../support/model-server.js';
import { FixedPrometheus, WIDE_QUERY } from '../../support/fixed-prometheus.js';
import { call, type PairedCall, say, sayCut, step, type Step } from '../../support/provider-case.js';
import { PROVIDERS, startProvider } from '../../support/provider-cases.js';
import { closing, worldOf } from '../../support/provider-world.js';
import { about, RecordedAnalysis } from '../../support/recorded-analysis.js';

const WHOLE = structuredAnswer({
  citations: [{ claim: 'the container was OOM-killed', evidence: 'E2', quote: 'OOMKilled' }],
});
const ANSWER = say(WHOLE);
const lengthOf = (calls: readonly PairedCall[]): number =>
  calls.reduce((sum, { result }) => sum + result.length, 0);
const PROSE = 'The container app was OOM killed (E2).\n\nIt reached its limit.';

describe.each(PROVIDERS)('an answer of %s', (id) => {
  it.each<[string, Step, string]>([
    ['that is malformed', say('{"en": {"summary": 1}}'), 'could not be read'],
    ['that was cut', sayCut('{"citations": [{"cla'), 'in half as many words'],
    ['that is empty', step('say-nothing'), 'was empty'],
  ])('%s is repaired once', async (_, first, said) => {
    const { model, analysis } = await worldOf(id);
    model.next.push(first, ANSWER);
    const report = await analysis.run();
    expect(report.provenance).toMatchObject({ model: { provider: id }, usage: { turns: 2 } });
    expect(report.body.analysis_quality).toBe('high');
    expect(model.requests.map(({ mayCall }) => mayCall)).toEqual([true, false]);
    expect(model.requests[1]!.question).toContain(said);
  });

  it.each<[string, Step]>([
    ['prose', say(PROSE)],
    ['prose that was cut', sayCut(PROSE)],
  ])('in %s is read as text when it stays so', async (_, otherwise) => {
    const { model, analysis } = await worldOf(id);
    model.otherwise = otherwise;
    const report = await analysis.run();
    expect(report.provenance).toMatchObject({ model: { provider: id }, usage: { turns: 2 } });
    expect(report.body.analysis_summary).toContain('The container app was OOM killed');
    expect(report.body.analysis_quality).not.toBe('high');
  });

  it('behind a draft that was only thought is the one', async () => {
    const { model, analysis } = await worldOf(id);
    const draft = '{"en":{"summary":"draft","detail":"draft"},"ko":{"summary":"draft","detail":"draft"}}';
    model.otherwise = say(`<think>maybe ${draft}?</think>\n\`\`\`json\n${WHOLE}\n\`\`\``);
    const report = await analysis.run();
    expect(report.body.analysis_summary).toContain('exceeds its memory limit');
    expect(JSON.stringify(report.body)).not.toMatch(/draft|think>/);
    expect(model.requests).toHaveLength(1);
  });

  it('in the place of which a call stands as text waits until that is carried out', async () => {
    const { model, analysis } = await worldOf(id);
    const { name, arguments: given } = about('get_pod_status');
    const written = JSON.stringify({ name, arguments: JSON.parse(given) as unknown });
    model.next.push(say(`<tool_call>\n${written}\n</tool_call>`), ANSWER);
    const report = await analysis.run();
    expect(report.provenance).toMatchObject({ model: { provider: id }, usage: { toolCalls: 1 } });
    expect(report.body.analysis_summary).toContain('exceeds its memory limit');
    expect(JSON.stringify(report.body)).not.toContain('tool_call>');
    expect(model.requests).toHaveLength(2);
  });

  it('that was cut but can be read says that it was cut', async () => {
    const { model, analysis } = await worldOf(id);
    model.otherwise = sayCut(WHOLE);
    const report = await analysis.run();
    expect(report.body.analysis_summary).toContain('exceeds its memory limit');
    expect(report.body.warnings?.join('\n')).toContain('LLM_MAX_OUTPUT_TOKENS');
    expect(model.requests).toHaveLength(1);
  });

  it.each<[string, Step, string, number]>([
    ['that stays empty', step('say-nothing'), 'empty_response', 2],
    ['that is cut before its first word', sayCut(''), 'llm_truncated', 2],
    ['that is refused', step('refuse'), id === 'gemini' ? 'llm_filtered' : 'llm_refused', 1],
  ])('%s leaves it to the rules', async (_, otherwise, issue, requests) => {
    const { model, analysis } = await worldOf(id);
    model.otherwise = otherwise;
    answeredByRules(await analysis.run(), issue);
    expect(model.requests).toHaveLength(requests);
  });

  it('that is refused is given by the next provider', async () => {
    const refusing = closing(await startProvider(id));
    const other = closing(await startProvider(id === 'openai' ? 'gemini' : 'openai'));
    refusing.otherwise = step('refuse');
    other.otherwise = ANSWER;
    const analysis = closing(await RecordedAnalysis.start([refusing, other]));
    const report = await analysis.run();
    expect(report.provenance.model?.provider).toBe(other.id);
    expect([refusing.requests.length, other.requests.length]).toEqual([1, 1]);
  });

  it('to a prompt that is too long is asked for once more, with less evidence', async () => {
    const { model, analysis } = await worldOf(id);
    model.next.push(step('too-long'), ANSWER);
    const report = await analysis.run();
    expect(report.provenance).toMatchObject({ model: { provider: id }, usage: { turns: 1 } });
    const [whole, shorter] = model.requests.map(({ text }) => text.length);
    expect(shorter).toBeLessThan(whole!);
    expect(report.body.warnings?.join('\n')).toContain("shortened to fit into the model's context");
  });

  it('in the middle of an investigation is asked for with shorter results', async () => {
    const prometheus = closing(await FixedPrometheus.start());
    const { model, analysis } = await worldOf(id, { PROMETHEUS_URL: prometheus.url });
    const wide = { name: 'query_prometheus', arguments: JSON.stringify({ query: WIDE_QUERY }) };
    const again = JSON.stringify({ query: `${WIDE_QUERY} > 0` });
    const calls = [about('get_pod_spec'), wide];
    model.next.push(
      call(...calls),
      step('too-long'),
      call(about('get_pod_logs'), { ...wide, arguments: again }),
      ANSWER,
    );
    const report = await analysis.run();
    expect(report.provenance).toMatchObject({ usage: { turns: 3, toolCalls: 4 } });
    const [, whole, shorter, last] = model.requests;
    expect(lengthOf(shorter!.calls)).toBeLessThan(lengthOf(whole!.calls));
    expect(shorter!.calls.map(({ name }) => name)).toEqual(calls.map(({ name }) => name));
    for (const { result } of shorter!.calls) expect(result).toMatch(/^<E\d+ (\w+)>[^]*<\/\1>$/);
    const told = /Marker word: (\w+)\./.exec(last!.text)?.[1];
    expect(last!.calls.map(({ result }) => /^<E\d+ (\w+)>/.exec(result)?.[1])).toEqual(Array(4).fill(told));
    expect(last!.calls[3]!.result.length).toBeLessThan(2500);
    expect(report.body.warnings?.join('\n')).toContain('for lack of room');
  });

  it('is left to the rules when the shorter prompt is too long as well', async () => {
    const { model, analysis } = await worldOf(id);
    model.otherwise = step('too-long');
    answeredByRules(await analysis.run(), 'llm_bad_request');
    expect(model.requests).toHaveLength(2);
    expect(oneSize(model.requests)).toBe(false);
  });
});
