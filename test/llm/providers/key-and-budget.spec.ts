import { describe, expect, it } from '@jest/globals';
import { answeredByRules } from '../../support/answered-by-rules.js';
import { structuredAnswer } from '../../support/model-server.js';
import { call, say, step } from '../../support/provider-case.js';
import { PROVIDERS } from '../../support/provider-cases.js';
import { worldOf } from '../../support/provider-world.js';
import { about } from '../../support/recorded-analysis.js';
import { until } from '../../support/until.js';

const ANSWER = say(structuredAnswer());

describe.each(PROVIDERS)('an analysis by %s', (id) => {
  it('is given by the rules while the key is refused, without a call', async () => {
    const { model, analysis } = await worldOf(id, { LLM_CIRCUIT_PROBE_SECONDS: '1' });
    model.otherwise = ANSWER;
    model.refuseKey(true);
    expect(analysis.circuit).toBe('closed');
    answeredByRules(await analysis.run(), 'llm_auth');
    expect(analysis.circuit).toBe('open');
    expect(analysis.logger.lines.filter(({ event }) => event === 'model_circuit_opened')).toHaveLength(1);
    answeredByRules(await analysis.run(), 'llm_auth');
    expect(model.requests).toHaveLength(1);

    model.refuseKey(false);
    await until('the key is accepted again', () => analysis.circuit === 'closed');
    const report = await analysis.run();
    expect(report.provenance).toMatchObject({ model: { provider: id }, reason: null });
    expect(model.requests).toHaveLength(2);
  });

  it('is given by the rules when the budget is used up', async () => {
    const { model, analysis } = await worldOf(id, { LLM_BUDGET_TOKENS_PER_MINUTE: '500' });
    model.otherwise = ANSWER;
    expect((await analysis.run()).provenance.model?.provider).toBe(id);
    answeredByRules(await analysis.run(), 'budget');
    expect(model.requests).toHaveLength(1);
  });

  it('counts what a model that fell silent has probably cost', async () => {
    const { model, analysis } = await worldOf(id, {
      LLM_BUDGET_TOKENS_PER_MINUTE: '500',
      LLM_IDLE_TIMEOUT_SECONDS: '1',
    });
    model.otherwise = step('stall');
    answeredByRules(await analysis.run(), 'budget');
    expect(model.requests).toHaveLength(1);
  });

  it('is brought to an end when the budget is used up in the middle of it', async () => {
    const { model, analysis } = await worldOf(id, { LLM_BUDGET_TOKENS_PER_MINUTE: '500' });
    model.next.push(call(about('get_pod_status')), ANSWER);
    const report = await analysis.run();
    expect(report.provenance).toMatchObject({ model: { provider: id }, usage: { turns: 2, toolCalls: 1 } });
    expect(model.requests.map(({ mayCall }) => mayCall)).toEqual([true, false]);
    expect(report.body.warnings?.join('\n')).toContain('LLM_BUDGET_TOKENS_PER_MINUTE');
  });
});
