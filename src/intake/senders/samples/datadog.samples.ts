import type { OtherSample, SenderSample } from './sample.samples.js';

/** The template of docs/senders.md, filled in. */
const message = {
  alert_id: '1234567',
  alert_title: '[P2] [Triggered on {kube_namespace:shop,pod_name:cart-6f7d9c5b8-x2k4q}] Pods restart',
  alert_transition: 'Triggered',
  alert_cycle_key: '6f3a9c',
  alert_scope: 'kube_namespace:shop,pod_name:cart-6f7d9c5b8-x2k4q',
  alert_priority: 'P2',
  alert_query: 'max(last_5m):kubernetes.containers.restarts{*} > 3',
  alert_metric: 'kubernetes.containers.restarts',
  alert_status: 'kubernetes.containers.restarts was > 3.0',
  tags: 'kube_cluster_name:prod,kube_namespace:other,team:shop,monitor',
  text: 'unused',
  text_only_msg: 'pods restart',
  date: '1772442870000',
  link: 'https://app.datadoghq.eu/monitors/1234567',
};

const preset = {
  body: '%%%\nPods restart\n%%%',
  last_updated: '1772442870000',
  event_type: 'metric_alert_monitor',
  title: '[Warn on {kube_deployment:cart,kube_namespace:shop}] Latency of cart',
  date: '1772442870000',
  org: { id: '12', name: 'Shop' },
  id: '5123456789',
};

export const DATADOG: readonly SenderSample[] = [
  {
    what: 'a monitor that was triggered',
    sender: 'Datadog',
    body: message,
    about: ['pod shop/cart-6f7d9c5b8-x2k4q'],
    alerts: [
      {
        status: 'firing',
        labels: {
          alertname: 'Pods restart',
          severity: 'error',
          kube_cluster_name: 'prod',
          kube_namespace: 'shop',
          pod_name: 'cart-6f7d9c5b8-x2k4q',
          team: 'shop',
        },
        annotations: { query: message.alert_query, value: message.alert_status, description: 'pods restart' },
        startsAt: '1772442870000',
        generatorURL: message.link,
      },
    ],
  },
  {
    what: 'its end, which does not tell when it began',
    sender: 'Datadog',
    body: {
      ...message,
      alert_title: '[P2] [Recovered on {kube_namespace:shop,pod_name:cart-6f7d9c5b8-x2k4q}] Pods restart',
      alert_transition: 'Recovered',
      date: '1772446470000',
    },
    alerts: [{ status: 'resolved', labels: { alertname: 'Pods restart' }, endsAt: '1772446470000' }],
  },
  {
    what: 'a reminder, whose time is not the start',
    sender: 'Datadog',
    body: { ...message, alert_transition: 'Re-Triggered', alert_priority: '$ALERT_PRIORITY' },
    alerts: [{ status: 'firing' }],
  },
  {
    what: 'a monitor without data',
    sender: 'Datadog',
    body: { ...message, alert_transition: 'No Data' },
    alerts: [{ status: 'firing', labels: { alertname: 'NoData', rulename: 'Pods restart' } }],
  },
  {
    what: 'names in another spelling',
    sender: 'Datadog',
    body: { alertTransition: 'Warn', alertTitle: 'Latency', alertScope: 'kube_node:w1', ALERT_ID: 7 },
    about: ['node -/w1'],
    alerts: [{ status: 'firing', labels: { alertname: 'Latency', kube_node: 'w1' } }],
  },
  {
    what: 'tags as a list, of a warning that is over',
    sender: 'Datadog',
    body: {
      ...message,
      alert_transition: 'Warn Recovered',
      alert_scope: ['kube_namespace:shop'],
      tags: ['pod_name:cart-0'],
    },
    about: ['pod shop/cart-0'],
    alerts: [{ status: 'resolved' }],
  },
  {
    what: 'the template that Datadog comes with',
    sender: 'Datadog',
    body: preset,
    about: ['workload shop/cart'],
    alerts: [{ status: 'firing', labels: { alertname: 'Latency of cart', kube_deployment: 'cart' } }],
  },
];

export const DATADOG_OTHERS: readonly OtherSample[] = [
  {
    what: 'an event that is of no monitor',
    sender: 'Datadog',
    body: { ...preset, event_type: 'comment', title: 'Somebody wrote' },
    kind: 'nothing',
    says: /event of type comment/,
  },
  {
    what: 'a transition that is not known',
    sender: 'Datadog',
    body: { ...message, alert_title: 'x', alert_transition: '$ALERT_TRANSITION' },
    kind: 'refused',
    says: /alert_transition/,
  },
];
