import { describe, expect, it } from '@jest/globals';
import { METRICS } from './metrics.js';
import { PrometheusMeter } from './prometheus-meter.js';

const textOf = async (meter: PrometheusMeter): Promise<string> => (await meter.exposition()).text;

const linesOf = async (meter: PrometheusMeter, name: string): Promise<readonly string[]> =>
  (await textOf(meter)).split('\n').filter((line) => line.startsWith(name));

describe('the meter for Prometheus', () => {
  it('keeps what happened before its client was loaded', async () => {
    const meter = new PrometheusMeter();
    meter.count('kuberca_alerts_received_total', { sender: 'stream', status: 'firing' });
    await meter.prepare();
    meter.count('kuberca_alerts_received_total', { sender: 'stream', status: 'firing' }, 2);
    expect(await linesOf(meter, 'kuberca_alerts_received_total')).toEqual([
      'kuberca_alerts_received_total{sender="stream",status="firing"} 3',
    ]);
  });

  it('lets no word into a label that the table does not have', async () => {
    const meter = new PrometheusMeter();
    meter.count('kuberca_dead_letters_total', { stage: 'intake', reason: 'password=hunter2\n' });
    expect(await linesOf(meter, 'kuberca_dead_letters_total')).toContain(
      'kuberca_dead_letters_total{stage="intake",reason="other"} 1',
    );
    expect(await textOf(meter)).not.toContain('hunter2');
  });

  it('tells a failure that never happened as 0, so that its first time is an increase', async () => {
    expect(await linesOf(new PrometheusMeter(), 'kuberca_reconciled_total')).toEqual([
      'kuberca_reconciled_total{outcome="taken_in"} 0',
      'kuberca_reconciled_total{outcome="resolved"} 0',
    ]);
  });

  it('asks every reader of a metric with each scrape', async () => {
    const meter = new PrometheusMeter();
    let running = 2;
    meter.watch('kuberca_analyses_in_flight', () => [{ labels: {}, value: running }]);
    expect(await linesOf(meter, 'kuberca_analyses_in_flight')).toEqual(['kuberca_analyses_in_flight 2']);
    running = 0;
    meter.watch('kuberca_analyses_in_flight', () => [{ labels: {}, value: 5 }]);
    expect(await linesOf(meter, 'kuberca_analyses_in_flight')).toEqual(['kuberca_analyses_in_flight 5']);
  });

  it('tells nothing of what is not known', async () => {
    const meter = new PrometheusMeter();
    meter.watch('kuberca_stream_max_bytes', () => []);
    expect(await linesOf(meter, 'kuberca_stream_max_bytes')).toEqual([]);
  });

  it('tells of the process itself', async () => {
    const text = await textOf(new PrometheusMeter());
    for (const name of [
      'nodejs_eventloop_lag_p99_seconds',
      'nodejs_heap_size_used_bytes',
      'process_cpu_seconds_total',
    ])
      expect(text).toContain(`\n${name} `);
  });
});

describe('the table of metrics', () => {
  it.each(Object.entries(METRICS))('names %s as Prometheus does', (name, { type, about, act }) => {
    expect(name).toMatch(/^kuberca_[a-z_]+$/);
    expect(name.endsWith('_total')).toBe(type === 'counter');
    if (type === 'histogram' && name !== 'kuberca_cause_confidence') expect(name).toMatch(/_seconds$/);
    for (const sentence of [about, act]) expect(sentence).not.toMatch(/\.$/);
  });
});
