import { describe, expect, it } from '@jest/globals';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { parse, stringify } from 'yaml';
import { METRICS } from '../../src/telemetry/metrics/metrics.js';
import { hasPrometheus, playRules } from '../support/prometheus-server.js';

const RULE_FILE = 'deploy/monitoring/alerts.rules.yaml';

interface Rule {
  readonly alert: string;
  readonly labels: Readonly<Record<string, string>>;
  readonly annotations: Readonly<Record<string, string>>;
}

/** What two processes say, a value a minute in promtool's notation, and what then fires. */
interface Played {
  readonly series: Readonly<Record<string, string>>;
  /** Minutes until it is looked at. */
  readonly after: number;
  readonly labels?: Readonly<Record<string, string>>;
  readonly summary: string;
  /** Where it is filled in too. */
  readonly description?: string;
}

/** For the whole time that is played. */
const always = (value: number): string => `${value}x90`;

const FIRES: Readonly<Record<string, Played>> = {
  KubercaAgentDown: {
    series: { 'kuberca_ready{pod="a"}': always(0) },
    after: 6,
    summary: 'No process of KubeRCA Agent is ready',
  },
  KubercaDependencyDown: {
    series: {
      'kuberca_dependency_up{pod="a",dependency="stream"}': always(0),
      'kuberca_dependency_up{pod="b",dependency="stream"}': always(0),
      'kuberca_dependency_up{pod="a",dependency="model"}': always(1),
    },
    after: 11,
    labels: { dependency: 'stream' },
    summary: 'KubeRCA Agent has been without stream for ten minutes',
  },
  KubercaAnswersLate: {
    series: { 'kuberca_work_oldest_seconds{pod="a"}': '540+60x20' },
    after: 10,
    summary: 'A group of alerts has waited for its answer for 19m 0s',
  },
  KubercaAlertsNotTakenIn: {
    series: { 'kuberca_consumer_pending_messages{pod="a",consumer="intake"}': always(2000) },
    after: 11,
    summary: '2000 messages with alerts have not been taken in',
  },
  KubercaDeadLetters: {
    series: { 'kuberca_dead_letters_total{pod="a",stage="work",reason="defect"}': '0x5 2x30' },
    after: 10,
    labels: { stage: 'work', reason: 'defect' },
    summary: 'KubeRCA Agent gave up 2 messages (defect, work)',
  },
  KubercaAnalysesFail: {
    series: {
      'kuberca_analyses_total{pod="a",outcome="failed",cause="none"}': '0+1x40',
      'kuberca_analyses_total{pod="a",outcome="model",cause="found"}': '0+9x40',
    },
    after: 25,
    summary: '10% of the analyses fail',
  },
  KubercaModelRefused: {
    series: { 'kuberca_model_circuit_open{pod="a",provider="openai",why="refused"}': always(1) },
    after: 6,
    labels: { provider: 'openai' },
    summary: 'openai refuses the credentials or the model',
  },
  KubercaModelCallsFail: {
    series: {
      'kuberca_model_calls_total{pod="a",provider="gemini",outcome="timeout"}': '0+3x60',
      'kuberca_model_calls_total{pod="a",provider="gemini",outcome="answered"}': '0+1x60',
    },
    after: 40,
    labels: { provider: 'gemini' },
    summary: '75% of the calls to gemini fail',
  },
  KubercaBudgetUsedUp: {
    series: { 'kuberca_model_budget_refusals_total{pod="a"}': '0+1x60' },
    after: 40,
    summary: 'The budget of tokens is used up',
  },
  KubercaStreamNearlyFull: {
    series: {
      'kuberca_stream_bytes{pod="a",stream="results"}': always(900),
      'kuberca_stream_max_bytes{pod="a",stream="results"}': always(1000),
    },
    after: 11,
    labels: { stream: 'results' },
    summary: 'results is 90% full',
  },
  KubercaNotificationsMissed: {
    series: { 'kuberca_reconciled_total{pod="a",outcome="taken_in"}': '0+1x60' },
    after: 50,
    summary: '50 alerts of the Alertmanager were not sent to KubeRCA Agent within an hour',
  },
  KubercaEventLoopSlow: {
    series: {
      'nodejs_eventloop_lag_p99_seconds{pod="a",instance="i"}': always(2),
      'kuberca_build_info{pod="a",instance="i",version="1"}': always(1),
    },
    after: 11,
    labels: { pod: 'a', instance: 'i' },
    summary: 'A process of KubeRCA Agent answers late',
    description: 'Its event loop is held up by 2s. More CPU, or more replicas.',
  },
};

/** Ready processes that do what they should: nothing fires for them. */
const WELL: Readonly<Record<string, string>> = {
  'kuberca_ready{pod="a"}': always(1),
  'kuberca_ready{pod="b"}': always(0), // one that starts
  'kuberca_dependency_up{pod="a",dependency="stream"}': always(1),
  'kuberca_dependency_up{pod="b",dependency="stream"}': always(0), // one of two
  'kuberca_work_oldest_seconds{pod="a"}': always(30),
  'kuberca_consumer_pending_messages{pod="a",consumer="intake"}': '5000x5 10x85', // a storm that passes
  'kuberca_dead_letters_total{pod="a",stage="work",reason="defect"}': always(3), // of long ago
  'kuberca_analyses_total{pod="a",outcome="failed",cause="none"}': '0+1x90',
  'kuberca_analyses_total{pod="a",outcome="model",cause="found"}': '0+99x90',
  'kuberca_model_circuit_open{pod="a",provider="openai",why="outage"}': always(1),
  'kuberca_model_calls_total{pod="a",provider="openai",outcome="timeout"}': '0+1x90',
  'kuberca_model_calls_total{pod="a",provider="openai",outcome="answered"}': '0+4x90',
  'kuberca_model_budget_refusals_total{pod="a"}': '0x20 4x70', // once
  'kuberca_stream_bytes{pod="a",stream="results"}': always(700),
  'kuberca_stream_max_bytes{pod="a",stream="results"}': always(1000),
  'kuberca_reconciled_total{pod="a",outcome="taken_in"}': '0x30 3x60',
  'nodejs_eventloop_lag_p99_seconds{pod="x",instance="other"}': always(2), // of another program
  'kuberca_build_info{pod="a",instance="i",version="1"}': always(1),
};

const { groups } = parse(readFileSync(RULE_FILE, 'utf8')) as {
  groups: readonly { rules: readonly Rule[] }[];
};
const rules = groups.flatMap((group) => group.rules);

const inputs = (series: Readonly<Record<string, string>>) =>
  Object.entries(series).map(([name, values]) => ({ series: name, values }));

const expected = ({ alert, labels, annotations }: Rule, played: Played) => ({
  exp_labels: { ...labels, ...played.labels },
  exp_annotations: {
    ...annotations,
    summary: played.summary,
    ...(played.description !== undefined && { description: played.description }),
  },
  alert,
});

/** Series with a label or a value that the service does not have. */
const unknown = (series: string): readonly string[] => {
  const [, metric = '', list = ''] = /^(\w+)\{(.*)\}$/.exec(series) ?? [];
  if (metric.startsWith('nodejs_')) return [];
  const known = (METRICS as Readonly<Record<string, { readonly labels: Readonly<Record<string, unknown>> }>>)[
    metric
  ];
  if (known === undefined) return [series];
  return [...list.matchAll(/(\w+)="([^"]*)"/g)].flatMap(([, label = '', value = '']) => {
    if (label === 'pod' || label === 'instance') return [];
    const values = known.labels[label];
    return values === undefined || (Array.isArray(values) && !values.includes(value))
      ? [`${series}: ${label}`]
      : [];
  });
};

const play = (tests: readonly object[]): string => {
  const folder = mkdtempSync(join(tmpdir(), 'alerts-fire-'));
  try {
    const file = join(folder, 'tests.yml');
    writeFileSync(file, stringify({ rule_files: [resolve(RULE_FILE)], evaluation_interval: '1m', tests }));
    return playRules(file) ?? '';
  } finally {
    rmSync(folder, { recursive: true });
  }
};

describe('the series that alerts are tried with', () => {
  it('are those of the service, and there are some for every alert', () => {
    expect(Object.keys(FIRES).toSorted()).toEqual(rules.map(({ alert }) => alert).toSorted());
    const all = [WELL, ...Object.values(FIRES).map(({ series }) => series)].flatMap((each) =>
      Object.keys(each),
    );
    expect(all.flatMap(unknown)).toEqual([]);
  });
});

(hasPrometheus() ? describe : describe.skip)('the alerts on the agent itself', () => {
  it('fire each when what it is about lasts, with words that are filled in', () => {
    const tests = rules.flatMap((rule) => {
      const played = FIRES[rule.alert];
      if (played === undefined) return [];
      const { alert, ...one } = expected(rule, played);
      return [
        {
          interval: '1m',
          input_series: inputs(played.series),
          alert_rule_test: [{ eval_time: `${played.after}m`, alertname: alert, exp_alerts: [one] }],
        },
      ];
    });
    expect(tests).toHaveLength(rules.length);
    expect(play(tests)).toBe('');
  });

  it('are quiet about one that is well', () => {
    const quiet = rules.map(({ alert }) => ({ eval_time: '85m', alertname: alert, exp_alerts: [] }));
    expect(play([{ interval: '1m', input_series: inputs(WELL), alert_rule_test: quiet }])).toBe('');
  });
});
