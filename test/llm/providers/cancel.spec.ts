import { describe, expect, it } from '@jest/globals';
import { FixedPrometheus, SLOW_QUERY } from '../../support/fixed-prometheus.js';
import { call, step, throttle } from '../../support/provider-case.js';
import { PROVIDERS } from '../../support/provider-cases.js';
import { closing, worldOf } from '../../support/provider-world.js';
import { about } from '../../support/recorded-analysis.js';
import { until } from '../../support/until.js';

const ABORTED = { name: 'AbortError', cause: { message: 'the caller hung up' } };

describe.each(PROVIDERS)('an analysis by %s whose caller hangs up', (id) => {
  it.each(['stall', 'keep-alive'] as const)('closes the stream of the model (%s)', async (behaviour) => {
    const { model, analysis } = await worldOf(id);
    model.otherwise = step(behaviour);
    const owner = new AbortController();
    const running = analysis.run({ signal: owner.signal });
    await until('the model is asked', () => model.requests.length === 1);
    owner.abort(new Error('the caller hung up'));
    await expect(running).rejects.toMatchObject(ABORTED);
    await until('the stream is closed', () => model.requests[0]!.aborted);
    expect(model.requests).toHaveLength(1);
  });

  it('does not wait for the next call', async () => {
    const { model, analysis } = await worldOf(id);
    model.otherwise = throttle(40);
    const owner = new AbortController();
    const running = analysis.run({ signal: owner.signal });
    await until('the wait begins', () =>
      analysis.logger.lines.some(({ event }) => event === 'model_call_retried'),
    );
    owner.abort(new Error('the caller hung up'));
    await expect(running).rejects.toMatchObject(ABORTED);
    expect(model.requests).toHaveLength(1);
  });

  it('ends the tools that run', async () => {
    const prometheus = closing(await FixedPrometheus.start());
    const { model, analysis } = await worldOf(id, { PROMETHEUS_URL: prometheus.url });
    model.otherwise = call(
      { name: 'query_prometheus', arguments: JSON.stringify({ query: SLOW_QUERY }) },
      about('get_pod_status'),
    );
    const owner = new AbortController();
    const running = analysis.run({ signal: owner.signal });
    await until('the tool is asked', () => prometheus.asked);
    owner.abort(new Error('the caller hung up'));
    await expect(running).rejects.toMatchObject(ABORTED);
    await until('the query is closed', () => prometheus.closed);
    expect(model.requests).toHaveLength(1);
  });
});
