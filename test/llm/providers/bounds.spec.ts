import { describe, expect, it } from '@jest/globals';
import { answeredByRules } from '../../support/answered-by-rules.js';
import { structuredAnswer } from '../../support/model-server.js';
import { call, type CaseCall, say, type SeenRequest, type Step } from '../../support/provider-case.js';
import { PROVIDERS } from '../../support/provider-cases.js';
import { worldOf } from '../../support/provider-world.js';
import { about } from '../../support/recorded-analysis.js';

const ANSWER = say(structuredAnswer());
const LOOKS = ['get_pod_status', 'list_pod_events'];

/** Calls tools as long as it may. */
const insatiable = ({ mayCall, calls }: SeenRequest): Step =>
  mayCall ? call(...LOOKS.map((name) => about(name, { turn: calls.length }))) : ANSWER;

describe.each(PROVIDERS)('a model of %s', (id) => {
  it.each([
    ['LLM_MAX_TURNS', '3', { turns: 3, toolCalls: 4 }],
    ['LLM_MAX_TOOL_CALLS', '3', { turns: 3, toolCalls: 3 }],
    ['LLM_MAX_INVESTIGATION_TOKENS', '1000', { turns: 8, toolCalls: 14 }],
  ])('that never stops calling tools answers when %s is reached', async (setting, value, usage) => {
    const { model, analysis } = await worldOf(id, { [setting]: value });
    model.otherwise = insatiable;
    const report = await analysis.run();
    expect(report.provenance).toMatchObject({ model: { provider: id }, reason: null, usage });
    expect(report.body.warnings?.join('\n')).toContain(setting);
    expect(model.requests.map(({ mayCall }) => mayCall)).toEqual([
      ...Array.from({ length: usage.turns - 1 }, () => true),
      false,
    ]);
    expect(model.requests.at(-1)!.question).toContain('Give your best answer now');
  });

  it('is told of each call that was one too many', async () => {
    const { model, analysis } = await worldOf(id, { LLM_MAX_TOOL_CALLS: '1' });
    model.otherwise = insatiable;
    await analysis.run();
    const [made, left] = model.requests[1]!.calls;
    expect(made!.result).toMatch(/^<E\d+ /);
    expect(left!.result).toContain('the number of tool calls is used up');
  });

  it('that calls tools although it must not leaves it to the rules', async () => {
    const { model, analysis } = await worldOf(id, { LLM_MAX_TURNS: '3' });
    model.otherwise = call(about('get_pod_status'));
    const report = await analysis.run();
    answeredByRules(report, 'empty_response');
    expect(report.body.analysis).toContain('LLM_MAX_TURNS');
    expect(model.requests.map(({ mayCall }) => mayCall)).toEqual([true, true, false, false]);
  });

  it('that calls tools although it must not is asked for words once more', async () => {
    const { model, analysis } = await worldOf(id, { LLM_MAX_TURNS: '2' });
    model.next.push(call(about('get_pod_status')), call(about('get_pod_spec')), ANSWER);
    const report = await analysis.run();
    expect(report.provenance).toMatchObject({ model: { provider: id }, usage: { turns: 3, toolCalls: 1 } });
  });

  it.each<[string, CaseCall, readonly string[]]>([
    ['an unknown tool', about('delete_pod'), ['delete_pod', 'get_pod_status', 'list_pod_events']],
    ['a name that providers refuse', about('functions.get pod!'), ['functions_get_pod_', 'get_pod_status']],
    ['arguments of the wrong type', about('get_pod_logs', { tail_lines: 'many' }), ['tail_lines']],
    ['missing arguments', { name: 'get_pod_status', arguments: '{}' }, ['namespace', 'pod_name']],
    [
      'broken arguments',
      { name: 'get_pod_status', arguments: '{"namespace": "sh' },
      ['namespace', 'pod_name'],
    ],
    ['no object', { name: 'get_pod_status', arguments: '[1]' }, ['namespace', 'pod_name']],
  ])('is told what is wrong with %s, and may answer', async (_, wrong, told) => {
    const { model, analysis } = await worldOf(id);
    model.next.push(call(wrong, about('get_pod_spec')), ANSWER);
    const report = await analysis.run();
    const [failed, right] = model.requests[1]!.calls;
    expect(failed!.result).toMatch(/^<error \w+>\n\{"error":"invalid"/);
    for (const word of told) expect(failed!.result).toContain(word);
    expect(right!.result).toMatch(/^<E\d+ /);
    expect(report.provenance).toMatchObject({ model: { provider: id }, reason: null });
    expect(report.body.artifacts.filter(({ type }) => type === 'tool_call')).toHaveLength(1);
  });

  it('that makes the same failing call again and again is stopped at the third', async () => {
    const { model, analysis } = await worldOf(id);
    model.otherwise = ({ mayCall }) => (mayCall ? call(about('delete_pod')) : ANSWER);
    const report = await analysis.run();
    expect(model.requests).toHaveLength(4);
    expect(report.provenance.model?.provider).toBe(id);
    expect(report.body.warnings?.join('\n')).toContain('the same call failed three times');
  });

  it('that asks the same twice is answered once', async () => {
    const { model, analysis } = await worldOf(id);
    const look = about('get_pod_status');
    model.next.push(call(look, look), call(look), ANSWER);
    const report = await analysis.run();
    const results = model.requests[2]!.calls.map(({ result }) => result);
    expect(results[0]).toMatch(/^<E\d+ /);
    expect(results.slice(1).every((text) => /answered before: see E\d+/.test(text))).toBe(true);
    expect(report.body.artifacts.filter(({ type }) => type === 'tool_call')).toHaveLength(1);
  });
});
