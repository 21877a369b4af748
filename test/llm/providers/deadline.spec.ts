import { describe, expect, it } from '@jest/globals';
import { answeredByRules, oneSize } from '../../support/answered-by-rules.js';
import { structuredAnswer } from '../../support/model-server.js';
import { call, sayAndCall, step, type Step, throttle } from '../../support/provider-case.js';
import { PROVIDERS } from '../../support/provider-cases.js';
import { worldOf } from '../../support/provider-world.js';
import { about } from '../../support/recorded-analysis.js';

describe.each(PROVIDERS)('an analysis by %s with a deadline', (id) => {
  it('does not wait for a delay that ends after it', async () => {
    const { model, analysis } = await worldOf(id);
    model.otherwise = throttle(90);
    answeredByRules(await analysis.run(), 'llm_rate_limit');
    expect(model.requests).toHaveLength(1);
  });

  // A call that throttles ends well before the deadline, and the next one would begin after it.
  it.each<[string, Step, string, number]>([
    ['hangs', step('stall'), 'deadline', 2000],
    ['throttles', throttle(3), 'llm_rate_limit', 5500],
  ])('is there by its deadline when the model %s for ever', async (_, otherwise, issue, ms) => {
    const { model, analysis } = await worldOf(id, {
      LLM_RETRY_MAX_ATTEMPTS: '20',
      LLM_CIRCUIT_FAILURES: '1000',
    });
    model.otherwise = otherwise;
    answeredByRules(await analysis.run({ ms }), issue);
    expect(oneSize(model.requests)).toBe(true);
    expect(model.requests.length).toBeLessThan(5);
  });

  it('keeps what tools read before the model hung', async () => {
    const { model, analysis } = await worldOf(id);
    model.next.push(call(about('get_pod_status'), about('list_pod_events')));
    model.otherwise = step('stall');
    const report = await analysis.run({ ms: 2500 });
    answeredByRules(report, 'deadline');
    expect(report.body.artifacts.filter(({ type }) => type === 'tool_call')).toHaveLength(2);
    expect(model.requests).toHaveLength(2);
  });

  it('is the best that was said when the model hangs after it', async () => {
    const { model, analysis } = await worldOf(id);
    model.next.push(sayAndCall(structuredAnswer(), about('get_pod_status')));
    model.otherwise = step('stall');
    const report = await analysis.run({ ms: 2500 });
    expect(report.provenance).toMatchObject({ model: { provider: id }, usage: { turns: 1, toolCalls: 1 } });
    expect(report.body.analysis_summary).toContain('exceeds its memory limit');
    expect(report.body.warnings?.join('\n')).toContain('the best it had said until then');
  });
});
