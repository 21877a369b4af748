import { afterEach, describe, expect, it } from '@jest/globals';
import { inMemoryBackends } from '../../../../test/support/in-memory-backends.js';
import { SourceSession } from '../../source-session.js';
import { valueOf } from '../../../evidence/reading.js';
import { parsePromQl } from '../query/parse.js';
import type { AlertRule } from '../rule.js';
import type { Labels } from '../series.js';
import { readAlertRule } from './alert-rule.collector.js';

const STARTED_MS = Date.parse('2026-03-02T09:14:30Z');
const NOW_MS = STARTED_MS + 20 * 60_000;

const sessions: SourceSession[] = [];
afterEach(() => {
  for (const session of sessions.splice(0)) session.end();
});

const ruleOf = (query: string, labels: Labels): AlertRule => ({
  name: 'TooMany',
  query,
  forMs: 60_000,
  keepFiringForMs: 0,
  labels: { severity: 'warning' },
  annotations: {},
  state: 'firing',
  lastError: null,
  group: 'g',
  file: 'f',
  lastEvaluationMs: null,
  alerts: [{ labels: { alertname: 'TooMany', severity: 'warning', ...labels } } as never],
});

/** A server that refuses, as Prometheus does, what is no PromQL. */
const evaluated = async (query: string, labels: Labels, generatorUrl: string | null = null) => {
  const series = [
    { labels, samples: [3, 5, 7].map((value, i) => ({ atMs: STARTED_MS + (i - 1) * 60_000, value })) },
  ];
  const { backends, calls } = inMemoryBackends({
    prometheus: { series: () => series, now: () => series },
    fails: (call) =>
      parsePromQl(call.replace(/^prometheus \w+ /, '')).read
        ? undefined
        : { status: 'error', reason: 'Prometheus answered 400 bad_data: parse error' },
  });
  const session = new SourceSession(new AbortController().signal, 5_000, () => new Date(NOW_MS));
  sessions.push(session);
  const rules = {
    outcome: { status: 'ok', value: [ruleOf(query, labels)] },
    query: 'rules',
    collectedAt: '',
  };
  const alert = { alertname: 'TooMany', severity: 'warning', ...labels };
  const question = { labels: alert, generatorUrl, startsAtMs: STARTED_MS, nowMs: NOW_MS };
  const call = await readAlertRule(backends.prometheus, session, question, Promise.resolve(rules as never));
  return { call, calls };
};

describe("an alert's own rule", () => {
  it.each<readonly [string, Labels]>([
    [
      'max by ("k8s.namespace.name","k8s.pod.name") ({"k8s.container.restarts","k8s.cluster.name"="eu1"}) > 3',
      { 'k8s.namespace.name': 'shop', 'k8s.pod.name': 'cart-0' },
    ],
    ['sum by ("service.name", le) ({"http.server.duration"}) > 3', { 'service.name': 'pay/eu', le: '0.5' }],
    ['{"queue length", "größe"="x"} > 3', { größe: 'x', '1st label': 'a"b\\c' }],
    ['sum by (pod) (rate(restarts_total[5m])) > 3 # "k8s.pod.name" is for later', { pod: 'cart-0' }],
    ['# was 5\nrestarts{pod!=""} > 3', { pod: 'cart-0' }],
  ])('is evaluated: %s', async (query, labels) => {
    const { call, calls } = await evaluated(query, labels);
    expect(valueOf(call)).toMatchObject({
      comparison: { operator: '>', threshold: 3 },
      course: { crossedAtMs: STARTED_MS, furthest: { value: 7 } },
      still: true,
      value: 7,
    });
    expect(calls).toHaveLength(2);
    expect(calls.every((asked) => asked.includes(') and on ('))).toBe(true);
  });

  it('is known by its expression in the generator URL, however that is spaced', async () => {
    const generator = `http://p/graph?g0.expr=${encodeURIComponent('restarts{pod!=""}>3')}`;
    const { call } = await evaluated('restarts{ pod != "" } > 3', { pod: 'cart-0' }, generator);
    expect(valueOf(call)).toMatchObject({ value: 7 });
  });
});
