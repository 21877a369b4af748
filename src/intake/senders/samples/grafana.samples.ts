import type { OtherSample, SenderSample } from './sample.samples.js';

const alert = {
  status: 'firing',
  labels: {
    alertname: 'Cart restarts',
    grafana_folder: 'Shop',
    namespace: 'shop',
    pod: 'cart-6f7d9c5b8-x2k4q',
  },
  annotations: { summary: 'cart restarts', dashboardURL: 'https://own.example/d/1' },
  startsAt: '2026-03-02T09:14:30.5Z',
  endsAt: '0001-01-01T00:00:00Z',
  generatorURL: 'https://grafana.example/alerting/grafana/fdi74e/view?orgId=1',
  fingerprint: '5f1c0a9be2d7463a',
  silenceURL: 'https://grafana.example/alerting/silence/new?alertmanager=grafana',
  dashboardURL: 'https://grafana.example/d/abc?orgId=1',
  panelURL: 'https://grafana.example/d/abc?orgId=1&viewPanel=4',
  imageURL: 'https://grafana.example/public/img/1.png',
  values: { A: 3, C: 1 },
  valueString: "[ var='A' labels={pod=cart-6f7d9c5b8-x2k4q} value=3 ], [ var='C' labels={} value=1 ]",
  ruleUID: 'fdi74e',
};

const webhook = {
  receiver: 'kuberca',
  status: 'firing',
  orgId: 1,
  groupLabels: { alertname: 'Cart restarts' },
  commonLabels: {},
  commonAnnotations: {},
  externalURL: 'https://grafana.example/',
  version: '1',
  groupKey: '{}:{alertname="Cart restarts"}',
  truncatedAlerts: 4,
  title: '[FIRING:1] Cart restarts (shop)',
  state: 'alerting',
  message: '**Firing**\n\nValue: A=3, C=1',
  alerts: [alert],
};

const legacy = {
  dashboardId: 1,
  evalMatches: [{ value: 100, metric: 'High value', tags: { namespace: 'shop', deployment: 'cart' } }],
  imageUrl: 'https://grafana.example/assets/1.png',
  message: 'Someone is watching',
  orgId: 1,
  panelId: 2,
  ruleId: 1,
  ruleName: 'Cart latency',
  ruleUrl: 'http://localhost:3000/d/hZ7BuVbWz/test?tab=alert',
  state: 'alerting',
  tags: { team: 'shop' },
  title: '[Alerting] Cart latency',
};

export const GRAFANA: readonly SenderSample[] = [
  {
    what: 'a webhook of unified alerting',
    sender: 'Grafana',
    body: webhook,
    truncated: 4,
    about: ['pod shop/cart-6f7d9c5b8-x2k4q'],
    alerts: [
      {
        status: 'firing',
        startsAt: '2026-03-02T09:14:30.5Z',
        annotations: {
          values: 'A=3, C=1',
          valueString: alert.valueString,
          silenceURL: alert.silenceURL,
          imageURL: alert.imageURL,
          panelURL: alert.panelURL,
          ruleUID: 'fdi74e',
          orgId: '1',
          summary: 'cart restarts',
          dashboardURL: 'https://own.example/d/1',
        },
      },
    ],
  },
  {
    what: 'a rule without data, and one that failed',
    sender: 'Grafana',
    body: {
      ...webhook,
      alerts: [
        {
          ...alert,
          labels: { ...alert.labels, alertname: 'DatasourceNoData', rulename: 'Cart restarts', ref_id: 'A' },
          annotations: { grafana_state_reason: 'NoData' },
          values: null,
          valueString: '',
        },
        {
          ...alert,
          status: 'resolved',
          labels: { ...alert.labels, alertname: 'DatasourceError', rulename: 'Cart restarts' },
          annotations: { Error: 'failed to execute query A: timed out' },
        },
      ],
      truncatedAlerts: 0,
    },
    alerts: [
      { status: 'firing', annotations: { grafana_state_reason: 'NoData' } },
      {
        status: 'resolved',
        annotations: { Error: 'failed to execute query A: timed out', values: 'A=3, C=1' },
      },
    ],
  },
  {
    what: 'a test of the contact point, whose alerts have no values',
    sender: 'Grafana',
    body: {
      ...webhook,
      truncatedAlerts: null,
      alerts: [
        { status: 'firing', labels: { alertname: 'TestAlert' }, annotations: null, startsAt: alert.startsAt },
      ],
    },
    alerts: [{ labels: { alertname: 'TestAlert' }, annotations: { orgId: '1' } }],
  },
  {
    what: 'an alert of a dashboard',
    sender: 'Grafana (dashboard alerts)',
    body: legacy,
    about: ['workload shop/cart'],
    alerts: [
      {
        status: 'firing',
        labels: { alertname: 'Cart latency', namespace: 'shop', deployment: 'cart', team: 'shop' },
        annotations: { values: 'High value=100', description: 'Someone is watching' },
        generatorURL: legacy.ruleUrl,
      },
    ],
  },
  {
    what: 'a dashboard alert that is over, and one without data',
    sender: 'Grafana (dashboard alerts)',
    body: { ...legacy, state: 'ok', evalMatches: null },
    alerts: [{ status: 'resolved', labels: { alertname: 'Cart latency' } }],
  },
  {
    what: 'a dashboard alert without data',
    sender: 'Grafana (dashboard alerts)',
    body: { ...legacy, state: 'no_data', evalMatches: [] },
    alerts: [{ status: 'firing', labels: { alertname: 'NoData', rulename: 'Cart latency' } }],
  },
];

export const GRAFANA_OTHERS: readonly OtherSample[] = [
  {
    what: 'a dashboard alert that is paused',
    sender: 'Grafana (dashboard alerts)',
    body: { ...legacy, state: 'paused' },
    kind: 'nothing',
    says: /paused/,
  },
  {
    what: 'a dashboard alert in a state of its own',
    sender: 'Grafana (dashboard alerts)',
    body: { ...legacy, state: 7 },
    kind: 'refused',
    says: /alerting, no_data or ok/,
  },
];
