import { describe, expect, it } from '@jest/globals';
import { answeredByRules } from '../../support/answered-by-rules.js';
import { structuredAnswer } from '../../support/model-server.js';
import { say, step } from '../../support/provider-case.js';
import { PROVIDERS } from '../../support/provider-cases.js';
import { worldOf } from '../../support/provider-world.js';
import { until } from '../../support/until.js';

const ANSWER = say(structuredAnswer());

describe.each(PROVIDERS)('an analysis by %s', (id) => {
  it('is asked again when a stream falls silent', async () => {
    const { model, analysis } = await worldOf(id, { LLM_IDLE_TIMEOUT_SECONDS: '1' });
    model.next.push(step('stall'), ANSWER);
    const report = await analysis.run();
    expect(report.provenance.model?.provider).toBe(id);
    expect(model.requests).toHaveLength(2);
    await until('the silent stream is closed', () => model.requests[0]!.aborted);
  });

  it('is given by the rules when every stream falls silent', async () => {
    const { model, analysis } = await worldOf(id, {
      LLM_IDLE_TIMEOUT_SECONDS: '1',
      LLM_RETRY_MAX_ATTEMPTS: '1',
    });
    model.otherwise = step('stall');
    answeredByRules(await analysis.run(), 'llm_timeout');
    await until('the silent stream is closed', () => model.requests[0]!.aborted);
  });

  it('is not held up by a stream that only says that it is alive', async () => {
    const { model, analysis } = await worldOf(id, {
      LLM_IDLE_TIMEOUT_SECONDS: '1',
      LLM_REQUEST_TIMEOUT_SECONDS: '2',
      LLM_RETRY_MAX_ATTEMPTS: '1',
    });
    model.otherwise = step('keep-alive');
    const startedAt = Date.now();
    answeredByRules(await analysis.run(), 'llm_timeout');
    // Signs of life kept it from the idle timeout.
    expect(Date.now() - startedAt).toBeGreaterThanOrEqual(1990);
    await until('the stream is closed', () => model.requests[0]!.aborted);
  });
});
