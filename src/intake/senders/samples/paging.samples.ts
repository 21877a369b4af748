import type { OtherSample, SenderSample } from './sample.samples.js';

const incident = {
  id: 'PGR0VU2',
  type: 'incident',
  self: 'https://api.pagerduty.com/incidents/PGR0VU2',
  html_url: 'https://shop.pagerduty.com/incidents/PGR0VU2',
  number: 2,
  status: 'triggered',
  incident_key: 'd3640fbd41094207a1c11e58e46b1662',
  created_at: '2026-03-02T09:14:30Z',
  title: 'cart restarts',
  service: { id: 'PF9KMXH', summary: 'Shop', type: 'service_reference' },
  assignees: [{ id: 'PTUXL6G', summary: 'Somebody Private', type: 'user_reference' }],
  priority: { id: 'PSO75BM', summary: 'P1', type: 'priority_reference' },
  urgency: 'high',
  resolve_reason: null,
};

const event = (type: string, data: object, resource = 'incident') => ({
  event: {
    id: '01BBYA6N6XJQ4',
    event_type: type,
    resource_type: resource,
    occurred_at: '2026-03-02T09:20:00.169Z',
    agent: { id: 'PLH1HKV', type: 'user_reference' },
    client: null,
    data,
  },
});

const enqueue = {
  routing_key: 'R0UT1NGKEY0123456789abcdef0123456',
  event_action: 'trigger',
  dedup_key: 'shop/cart',
  client: 'Checks',
  client_url: 'https://checks.example/1',
  payload: {
    summary: 'cart has no ready pods',
    source: 'checks-1',
    severity: 'critical',
    timestamp: '2026-03-02T09:14:30Z',
    component: 'cart',
    group: 'shop',
    class: 'PodsNotReady',
    custom_details: { kube_namespace: 'shop', kube_deployment: 'cart', ready: 0, deep: { x: 1 } },
  },
};

/** As `__text_alert_list` of Alertmanager's default templates writes it. */
const TEXT = `
Labels:
 - alertname = KubePodCrashLooping
 - namespace = shop
 - pod = cart-6f7d9c5b8-x2k4q
Annotations:
 - description = restarts = often
Source: http://prometheus.example/graph?g0.expr=up

Labels:
 - alertname = KubeNodeNotReady
 - node = worker-1
Annotations:
Source: http://prometheus.example/graph
`;

const opsgenieAlert = {
  action: 'Create',
  alert: {
    alertId: '052652ac-5d1c-464a-812a-7dd18bbfba8c',
    message: 'cart is down',
    tags: ['namespace:shop', 'Customer'],
    tinyId: '1791',
    entity: 'cart',
    alias: 'cart-down',
    createdAt: 1_772_442_870_000,
    updatedAt: 1_772_446_470_000_000_000,
    username: 'integration',
    userId: '2e1d2b5b',
    description: 'no endpoints',
    team: '',
    details: { deployment: 'cart' },
    priority: 'P1',
    source: 'checks',
  },
  source: { name: '', type: 'API' },
  integrationId: 'b1bc1b2d',
  integrationName: 'kuberca',
};

export const PAGING: readonly SenderSample[] = [
  {
    what: 'an incident that was triggered',
    sender: 'PagerDuty',
    body: event('incident.triggered', incident),
    alerts: [
      {
        status: 'firing',
        labels: { alertname: 'cart restarts', severity: 'critical' },
        annotations: {
          sender: 'PagerDuty',
          summary: 'cart restarts',
          service: 'Shop',
          incidentKey: incident.incident_key,
          state: 'triggered',
        },
        startsAt: '2026-03-02T09:14:30Z',
        generatorURL: incident.html_url,
      },
    ],
  },
  {
    what: 'an incident that somebody looks at',
    sender: 'PagerDuty',
    body: event('incident.acknowledged', { ...incident, status: 'acknowledged', priority: null }),
    alerts: [{ status: 'firing', labels: { severity: 'error' }, startsAt: '2026-03-02T09:14:30Z' }],
  },
  {
    what: 'an incident that is over',
    sender: 'PagerDuty',
    body: event('incident.resolved', { ...incident, status: 'resolved' }),
    alerts: [{ status: 'resolved', startsAt: '2026-03-02T09:14:30Z', endsAt: '2026-03-02T09:20:00.169Z' }],
  },
  {
    what: 'an event for the Events API',
    sender: 'PagerDuty (Events API v2)',
    body: enqueue,
    about: ['workload shop/cart'],
    alerts: [
      {
        status: 'firing',
        labels: {
          alertname: 'PodsNotReady',
          severity: 'critical',
          kube_namespace: 'shop',
          kube_deployment: 'cart',
          ready: '0',
        },
        annotations: {
          summary: 'cart has no ready pods',
          component: 'cart',
          group: 'shop',
          source: 'checks-1',
        },
        startsAt: '2026-03-02T09:14:30Z',
        generatorURL: 'https://checks.example/1',
      },
    ],
  },
  {
    what: 'its end, with the key alone',
    sender: 'PagerDuty (Events API v2)',
    body: { routing_key: enqueue.routing_key, event_action: 'resolve', dedup_key: 'shop/cart' },
    alerts: [{ status: 'resolved', labels: { alertname: 'shop/cart' } }],
  },
  {
    what: 'what Alertmanager sends to the Events API',
    sender: 'PagerDuty (Events API v2)',
    body: {
      ...enqueue,
      payload: {
        ...enqueue.payload,
        custom_details: { firing: TEXT, resolved: '', num_firing: '2', num_resolved: '0' },
      },
    },
    about: ['pod shop/cart-6f7d9c5b8-x2k4q', 'node -/worker-1'],
    alerts: [
      {
        status: 'firing',
        labels: { alertname: 'KubePodCrashLooping', namespace: 'shop', pod: 'cart-6f7d9c5b8-x2k4q' },
        annotations: { description: 'restarts = often' },
        generatorURL: 'http://prometheus.example/graph?g0.expr=up',
      },
      { status: 'firing', labels: { alertname: 'KubeNodeNotReady', node: 'worker-1' } },
    ],
  },
  {
    what: 'details as a text',
    sender: 'PagerDuty (Events API v2)',
    body: {
      ...enqueue,
      payload: { ...enqueue.payload, custom_details: 'namespace=shop, pod=cart-0' },
    },
    about: ['pod shop/cart-0'],
    alerts: [{ status: 'firing' }],
  },
  {
    what: 'an alert of Opsgenie',
    sender: 'Opsgenie',
    body: opsgenieAlert,
    about: ['workload shop/cart'],
    alerts: [
      {
        status: 'firing',
        labels: { alertname: 'cart is down', severity: 'critical', namespace: 'shop', deployment: 'cart' },
        startsAt: 1_772_442_870_000,
      },
    ],
  },
  {
    what: 'an alert of Opsgenie that was closed',
    sender: 'Opsgenie',
    body: { ...opsgenieAlert, action: 'Close' },
    alerts: [{ status: 'resolved', startsAt: 1_772_442_870_000, endsAt: 1_772_446_470_000 }],
  },
];

export const PAGING_OTHERS: readonly OtherSample[] = [
  {
    what: 'a note on an incident',
    sender: 'PagerDuty',
    body: event('incident.annotated', { id: 'P1', type: 'incident_note', content: 'looking' }),
    kind: 'nothing',
    says: /incident\.annotated/,
  },
  {
    what: 'a test',
    sender: 'PagerDuty',
    body: event('pagey.ping', { message: 'Hello from your friend Pagey!', type: 'ping' }, 'pagey'),
    kind: 'nothing',
    says: /pagey\.ping/,
  },
  {
    what: 'an incident without a title',
    sender: 'PagerDuty',
    body: event('incident.triggered', { id: 'P1', type: 'incident' }),
    kind: 'refused',
    says: /id and title/,
  },
  {
    what: 'an action that is none',
    sender: 'PagerDuty (Events API v2)',
    body: { ...enqueue, event_action: ['trigger'] },
    kind: 'refused',
    says: /trigger, acknowledge, resolve/,
  },
  {
    what: 'an event of nothing',
    sender: 'PagerDuty (Events API v2)',
    body: { event_action: 'trigger', payload: null },
    kind: 'refused',
    says: /summary/,
  },
  {
    what: 'a note on an alert',
    sender: 'Opsgenie',
    body: { ...opsgenieAlert, action: 'AddNote' },
    kind: 'nothing',
    says: /addnote/,
  },
  {
    what: 'an alert without a message',
    sender: 'Opsgenie',
    body: { action: 'Create', alert: { alertId: '1' } },
    kind: 'refused',
    says: /message/,
  },
];
