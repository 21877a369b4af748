import { beforeAll, describe, expect, it } from '@jest/globals';
import { settled } from '../support/answers.js';
import { natsForThisFile, type RunningNats } from '../support/nats-server.js';
import type { ServiceProcess } from '../support/service-process.js';
import { alertOf, webhookOf } from '../support/stream-alert.js';
import { StreamWorld } from '../support/stream-world.js';
import { until } from '../support/until.js';

/** The samples of a scrape by what stands before the value. */
const scrape = async ({ url }: ServiceProcess): Promise<ReadonlyMap<string, number>> => {
  const lines = (await (await fetch(`${url}/metrics`)).text()).split('\n');
  return new Map(
    lines
      .filter((line) => line !== '' && !line.startsWith('#'))
      .map((line) => [line.slice(0, line.lastIndexOf(' ')), Number(line.slice(line.lastIndexOf(' ') + 1))]),
  );
};

describe('the metrics of a service with a stream', () => {
  let nats: RunningNats;
  beforeAll(async () => {
    nats = await natsForThisFile();
  });

  it('follow an alert from its sender to its answer', async () => {
    const world = await StreamWorld.forThisTest(nats, { LLM_BUDGET_TOKENS_PER_DAY: '1000000' });
    const service = await world.service();
    const [bridged, published] = [alertOf({ workload: 'cart' }), alertOf({ workload: 'search' })];
    await fetch(`${service.url}/webhook/alertmanager`, {
      method: 'POST',
      body: JSON.stringify(webhookOf([bridged])),
    });
    await world.client.publish(published);
    await world.client.publish('no alert at all');
    await settled(world.client, { alerts: [bridged, published], dead: 1 });
    const samples = await until('all is counted', async () => {
      const found = await scrape(service);
      return (found.get('kuberca_alert_results_total{kind="analysis"}') ?? 0) < 2 ||
        found.get('kuberca_dead_letters_total{stage="intake",reason="invalid-input"}') !== 1
        ? undefined
        : found;
    });
    expect(Object.fromEntries(samples)).toMatchObject({
      'kuberca_alerts_received_total{sender="alertmanager",status="firing"}': 1,
      'kuberca_alerts_received_total{sender="stream",status="firing"}': 1,
      'kuberca_alert_results_total{kind="analysis"}': 2,
      kuberca_alert_answer_seconds_count: 2,
      'kuberca_dead_letters_total{stage="intake",reason="invalid-input"}': 1,
      'kuberca_analysis_seconds_count{stage="settle"}': 2,
      'kuberca_analysis_seconds_count{stage="queue"}': 2,
      'kuberca_analysis_seconds_count{stage="collect"}': 2,
      'kuberca_analysis_seconds_count{stage="model"}': 2,
      'kuberca_analysis_seconds_count{stage="total"}': 2,
      kuberca_analyses_in_flight: 0,
      'kuberca_model_calls_total{provider="openai",outcome="answered"}': 2,
      'kuberca_model_retries_total{provider="openai"}': 0,
      'kuberca_model_circuit_open{provider="openai",why="refused"}': 0,
      'kuberca_model_budget_left_tokens{limit="day"}': expect.any(Number),
      'kuberca_messages_settled_total{stage="alerts",outcome="ack",why="none"}': 2,
      'kuberca_messages_settled_total{stage="alerts",outcome="dead-letter",why="invalid-input"}': 1,
      'kuberca_dependency_up{dependency="stream"}': 1,
      'kuberca_consumer_pending_messages{consumer="intake"}': expect.any(Number),
      [`kuberca_stream_bytes{stream="${world.client.stream('results')}"}`]: expect.any(Number),
      kuberca_work_oldest_seconds: expect.any(Number),
      kuberca_ready: 1,
    });
    const tokens = samples.get('kuberca_model_tokens_total{provider="openai",direction="input"}');
    expect(tokens).toBeGreaterThan(0);
    expect(service.log).not.toMatch(/"event":"unhandled_error"/);
  });
});
