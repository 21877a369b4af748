import { describe, expect, it } from '@jest/globals';
import { answeredByRules, oneSize } from '../../support/answered-by-rules.js';
import { structuredAnswer } from '../../support/model-server.js';
import { call, fail, page, say, step, type Step, throttle } from '../../support/provider-case.js';
import { PROVIDERS } from '../../support/provider-cases.js';
import { worldOf } from '../../support/provider-world.js';
import { about } from '../../support/recorded-analysis.js';

const ANSWER = say(structuredAnswer());

/** What stands between the service and a model sends it in the place of an answer, with status 200. */
const SIGN_IN = `<!DOCTYPE html>\n<html><head><title>Sign in</title></head><body>\n<script>\ndata: {"a":1}\n</script>\n${'<p>Please sign in to continue.</p>\n'.repeat(40)}</body></html>`;
const ERROR = '{"error":{"message":"upstream is down","code":502}}';
const PAGES: readonly (readonly [string, Step])[] = [
  ['a page', page(SIGN_IN, 'text/html')],
  ['a page that calls itself a stream', page(SIGN_IN, 'text/event-stream')],
  ['a page that calls itself JSON', page(SIGN_IN, 'application/json')],
  ['an error in JSON', page(ERROR, 'application/json')],
  ['a stream without an event', page('', 'text/event-stream')],
  ['a word', page('OK', 'text/plain')],
];

describe.each(PROVIDERS)('an analysis by %s', (id) => {
  it.each<[string, readonly Step[]]>([
    ['it is throttled', [throttle(), throttle()]],
    ['it is overloaded', [step('overloaded'), fail(529)]],
    ['it fails', [fail(500), fail(502), fail(500), fail(503)]],
    ['the connection is cut in the middle of an answer', [step('cut')]],
    ['the answer is not its protocol', [step('gibberish')]],
  ])('is asked again when %s', async (_, steps) => {
    const { model, analysis } = await worldOf(id);
    model.next.push(...steps, ANSWER);
    const report = await analysis.run();
    expect(report.provenance).toMatchObject({ model: { provider: id }, usage: { turns: 1 } });
    expect(model.requests).toHaveLength(steps.length + 1);
    expect(oneSize(model.requests)).toBe(true);
  });

  it.each(PAGES)('is asked again when a proxy sends %s', async (_, instead) => {
    const { model, analysis } = await worldOf(id);
    model.next.push(instead, ANSWER);
    const report = await analysis.run();
    expect(report.provenance).toMatchObject({ model: { provider: id } });
    expect(report.body.analysis).not.toMatch(/sign in|<p>|upstream is down/i);
  });

  it('is asked again in the middle of an investigation, without calling tools twice', async () => {
    const { model, analysis } = await worldOf(id);
    model.next.push(call(about('get_pod_status')), fail(500), step('cut'), throttle(), ANSWER);
    const report = await analysis.run();
    expect(model.requests.map(({ calls }) => calls.length)).toEqual([0, 1, 1, 1, 1]);
    expect(oneSize(model.requests.slice(1))).toBe(true);
    expect(report.provenance.usage).toMatchObject({ turns: 2, toolCalls: 1 });
  });

  it('waits as long as the provider asks for', async () => {
    const { model, analysis } = await worldOf(id);
    model.next.push(throttle(0.6), ANSWER);
    const report = await analysis.run();
    expect(report.provenance.model?.provider).toBe(id);
    const [first, second] = model.requests;
    expect(second!.at - first!.at).toBeGreaterThanOrEqual(590);
  });

  it.each<[string, Step, string]>([
    ['fails', fail(500), 'llm_unavailable'],
    ['is overloaded', step('overloaded'), 'llm_unavailable'],
    ['throttles', throttle(), 'llm_rate_limit'],
    ['cuts the connection', step('cut'), 'llm_unavailable'],
    ['speaks another protocol', step('gibberish'), 'llm_unavailable'],
    ['tells of an error with status 200', page(ERROR, 'application/json'), 'llm_unavailable'],
  ])('is given by the rules when it %s for ever', async (_, otherwise, issue) => {
    const { model, analysis } = await worldOf(id);
    model.otherwise = otherwise;
    answeredByRules(await analysis.run(), issue);
    expect(model.requests).toHaveLength(5);
    expect(oneSize(model.requests)).toBe(true);
  });
});
