import type { OtherSample, SenderSample } from './sample.samples.js';

const incident = {
  incident_id: '0.opqiw61fsv7p',
  scoping_project_id: 'shop-prod',
  scoping_project_number: 12345,
  url: 'https://console.cloud.google.com/monitoring/alerting/alerts/0.opqiw61fsv7p?channelType=webhook',
  started_at: 1_772_442_870,
  ended_at: null,
  state: 'open',
  summary: 'Restart count for shop-prod prod cart-6f7d9c5b8-x2k4q is above the threshold of 3',
  observed_value: '5.000',
  resource: {
    type: 'k8s_container',
    labels: {
      project_id: 'shop-prod',
      location: 'europe-west1',
      cluster_name: 'prod',
      namespace_name: 'shop',
      pod_name: 'cart-6f7d9c5b8-x2k4q',
      container_name: 'server',
    },
  },
  resource_type_display_name: 'Kubernetes Container',
  resource_id: '',
  resource_display_name: 'prod cart',
  resource_name: 'shop-prod Kubernetes Container labels {...}',
  metric: {
    type: 'kubernetes.io/container/restart_count',
    displayName: 'Restart count',
    labels: { reason: 'OOMKilled' },
  },
  metadata: { system_labels: { node_name: 'gke-a' }, user_labels: { app: 'cart' } },
  policy_name: 'Container restarts',
  policy_user_labels: { team: 'shop' },
  documentation: {
    content: 'See the runbook',
    mime_type: 'text/markdown',
    subject: '[ALERT] Container restarts',
  },
  condition: {
    name: 'projects/shop-prod/alertPolicies/1/conditions/2',
    displayName: 'Kubernetes Container - Restart count',
    conditionThreshold: { filter: 'metric.type="kubernetes.io/container/restart_count"', thresholdValue: 3 },
  },
  condition_name: 'Kubernetes Container - Restart count',
  threshold_value: '3',
};

export const GOOGLE: readonly SenderSample[] = [
  {
    what: 'an incident of version 1.2',
    sender: 'Google Cloud Monitoring',
    body: { version: '1.2', incident: { ...incident, severity: 'Critical' } },
    about: ['pod shop/cart-6f7d9c5b8-x2k4q'],
    alerts: [
      {
        status: 'firing',
        labels: {
          alertname: 'Container restarts',
          severity: 'critical',
          team: 'shop',
          project_id: 'shop-prod',
          location: 'europe-west1',
          cluster_name: 'prod',
          namespace_name: 'shop',
          pod_name: 'cart-6f7d9c5b8-x2k4q',
          container_name: 'server',
          node_name: 'gke-a',
          reason: 'OOMKilled',
        },
        annotations: {
          sender: 'Google Cloud Monitoring',
          summary: incident.summary,
          description: 'See the runbook',
          condition: incident.condition_name,
          metric: incident.metric.type,
          value: '5.000',
          threshold: '3',
          resource: 'prod cart',
        },
        startsAt: 1_772_442_870,
        generatorURL: incident.url,
      },
    ],
  },
  {
    what: 'the same when it is over, without a severity',
    sender: 'Google Cloud Monitoring',
    body: {
      version: '1.2',
      incident: { ...incident, state: 'closed', ended_at: 1_772_443_870, severity: 'No severity' },
    },
    alerts: [{ status: 'resolved', startsAt: 1_772_442_870, endsAt: 1_772_443_870 }],
  },
  {
    what: 'an incident of version 1.1 about a node',
    sender: 'Google Cloud Monitoring',
    body: {
      version: '1.1',
      incident: {
        incident_id: 'f2e08c333dc64cb09f75eaab355393bz',
        resource_id: '',
        resource_name: 'gke-a',
        resource: { type: 'k8s_node', labels: { cluster_name: 'prod', node_name: 'gke-a' } },
        started_at: 1_772_442_870,
        policy_name: 'Node CPU',
        condition_name: 'CPU of nodes',
        url: 'https://app.google.stackdriver.com/incidents/f2e08c333dc64cb09f75eaab355393bz',
        state: 'open',
        ended_at: null,
        summary: 'CPU for gke-a is above the threshold',
        documentation: 'as text',
      },
    },
    about: ['node -/gke-a'],
    alerts: [{ labels: { alertname: 'Node CPU' }, annotations: { description: 'as text' } }],
  },
  {
    what: 'a test of the channel, in capitals and without times',
    sender: 'Google Cloud Monitoring',
    body: {
      version: 'test',
      incident: { incident_id: '12345', state: 'OPEN', started_at: 0, ended_at: 0, policy_name: 'Test' },
    },
    alerts: [{ status: 'firing', labels: { alertname: 'Test' } }],
  },
];

export const GOOGLE_OTHERS: readonly OtherSample[] = [
  {
    what: 'an incident without a state',
    sender: 'Google Cloud Monitoring',
    body: { version: '2.0', incident: { ...incident, state: { value: 'open' } } },
    kind: 'refused',
    says: /incident.state must be open or closed/,
  },
  {
    what: 'an incident without a policy',
    sender: 'Google Cloud Monitoring',
    body: { incident: { incident_id: '1', state: 'open' } },
    kind: 'refused',
    says: /policy_name/,
  },
];
