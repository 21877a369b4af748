import {
  ACTIVITY,
  AKS,
  common,
  essentials,
  METRIC,
  RESOURCE_HEALTH,
  SERVICE_HEALTH,
  SUBSCRIPTION,
} from './azure-bodies.samples.js';
import type { OtherSample, SenderSample } from './sample.samples.js';

export const AZURE: readonly SenderSample[] = [
  {
    what: 'a metric with dimensions',
    sender: 'Azure Monitor',
    body: common({}, METRIC, { team: 'shop' }),
    about: ['pod shop/cart-6f7d9c5b8-x2k4q'],
    alerts: [
      {
        status: 'firing',
        labels: {
          alertname: 'Pods not ready',
          severity: 'error',
          resource_group: 'rg-shop',
          resource: 'aks1',
          clusterName: 'aks1',
          namespace: 'shop',
          pod: 'cart-6f7d9c5b8-x2k4q',
        },
        annotations: {
          conditions: 'kube_pod_status_ready 0 LessThan 1',
          description: 'pods are not ready',
          team: 'shop',
        },
        startsAt: '2026-03-02T09:14:30.3713213Z',
        generatorURL: 'https://portal.azure.com/#view/alert',
      },
    ],
  },
  {
    what: 'the same when it is over',
    sender: 'Azure Monitor',
    body: common({ monitorCondition: 'Resolved', resolvedDateTime: '2026-03-02T09:30:00Z' }, METRIC),
    alerts: [{ status: 'resolved', startsAt: essentials.firedDateTime, endsAt: '2026-03-02T09:30:00Z' }],
  },
  {
    what: 'a log search of version 2',
    sender: 'Azure Monitor',
    body: common(
      { monitoringService: 'Log Alerts V2', signalType: 'Log', severity: 'Sev3' },
      {
        properties: { component: 'cart' },
        conditionType: 'LogQueryCriteria',
        condition: {
          windowSize: 'PT10M',
          allOf: [
            {
              searchQuery: 'KubePodInventory | where PodStatus == "Failed"',
              metricMeasureColumn: null,
              operator: 'GreaterThan',
              threshold: '0.0',
              timeAggregation: 'Count',
              dimensions: [{ name: 'Computer', value: 'aks-pool1-12345678-vmss000003' }],
              metricValue: 3.0,
              failingPeriods: { numberOfEvaluationPeriods: 1, minFailingPeriodsToAlert: 1 },
              linkToSearchResultsUI: 'https://portal.azure.com#@tenant/search',
            },
          ],
        },
      },
    ),
    about: ['node -/aks-pool1-12345678-vmss000003'],
    alerts: [
      {
        labels: { severity: 'info', Computer: 'aks-pool1-12345678-vmss000003' },
        annotations: {
          query: 'KubePodInventory | where PodStatus == "Failed"',
          conditions: 'count 3 GreaterThan 0.0',
        },
      },
    ],
  },
  {
    what: 'a log search of version 1',
    sender: 'Azure Monitor',
    body: common(
      { monitoringService: 'Log Analytics', signalType: 'Log' },
      {
        SearchQuery: 'ContainerLog | summarize by PodName',
        ResultCount: 2,
        LinkToSearchResults: 'https://portal.azure.com/#results',
        SeverityDescription: 'Warning',
        Dimensions: [{ name: 'podName', value: 'cart-6f7d9c5b8-x2k4q' }],
        Operator: 'Greater Than',
        Threshold: 0,
        SearchResults: { tables: [{ name: 'PrimaryResult', columns: [], rows: [] }] },
      },
    ),
    about: ['pod -/cart-6f7d9c5b8-x2k4q'],
    alerts: [{ annotations: { results: '2', threshold: 'Greater Than 0' } }],
  },
  {
    what: 'a rule of managed Prometheus',
    sender: 'Azure Monitor',
    body: common(
      { monitoringService: 'Prometheus', alertRule: 'KubePodCrashLooping', severity: 'Sev3' },
      {
        labels: { alertname: 'KubePodCrashLooping', namespace: 'shop', pod: 'cart-0', severity: 'critical' },
        annotations: { description: 'cart-0 crashes' },
        expression: 'increase(kube_pod_container_status_restarts_total[15m]) > 3',
        expressionValue: '7',
        for: 'PT5M',
        interval: 'PT1M',
        ruleGroup: 'shop',
      },
    ),
    about: ['pod shop/cart-0'],
    alerts: [
      {
        labels: { alertname: 'KubePodCrashLooping', severity: 'critical' },
        annotations: { description: 'cart-0 crashes', value: '7' },
      },
    ],
  },
  {
    what: 'an activity log, without what it says of a person',
    sender: 'Azure Monitor',
    body: common(
      { monitoringService: 'Activity Log - Administrative', signalType: 'Activity Log' },
      ACTIVITY,
    ),
    alerts: [
      {
        status: 'firing',
        annotations: {
          sender: 'Azure Monitor',
          description: 'pods are not ready',
          monitoringService: 'Activity Log - Administrative',
          targets: AKS,
          operationName: ACTIVITY.operationName,
          level: 'Informational',
          status: 'Succeeded',
          eventSource: 'Administrative',
          correlationId: ACTIVITY.correlationId,
          scope: AKS,
        },
      },
    ],
  },
  {
    what: 'the health of a resource',
    sender: 'Azure Monitor',
    body: common({ monitoringService: 'Resource Health' }, RESOURCE_HEALTH),
    alerts: [{ status: 'firing', annotations: { summary: 'Stopped', currentHealthStatus: 'Unavailable' } }],
  },
  {
    what: 'a resource that is well again, which Azure also calls fired',
    sender: 'Azure Monitor',
    body: common(
      { monitoringService: 'Resource Health' },
      {
        ...RESOURCE_HEALTH,
        status: 'Resolved',
        properties: { ...RESOURCE_HEALTH.properties, currentHealthStatus: 'Available' },
      },
    ),
    alerts: [{ status: 'resolved' }],
  },
  {
    what: 'the health of a service',
    sender: 'Azure Monitor',
    body: common({ monitoringService: 'ServiceHealth' }, SERVICE_HEALTH),
    alerts: [
      {
        status: 'firing',
        startsAt: '2026-03-02T09:00:00.000Z',
        annotations: { service: 'Azure Kubernetes Service', region: 'West Europe' },
      },
    ],
  },
  {
    what: 'a service that is well again',
    sender: 'Azure Monitor',
    body: common(
      { monitoringService: 'ServiceHealth' },
      {
        ...SERVICE_HEALTH,
        status: 'Resolved',
        properties: { ...SERVICE_HEALTH.properties, stage: 'Resolved' },
      },
    ),
    alerts: [{ status: 'resolved', startsAt: '2026-03-02T09:00:00.000Z' }],
  },
  {
    what: 'a machine of a scale set of AKS, by its number',
    sender: 'Azure Monitor',
    body: common(
      {
        alertTargetIDs: [
          `${SUBSCRIPTION}/resourceGroups/MC_rg/providers/Microsoft.Compute/virtualMachineScaleSets/aks-pool1-12345678-vmss/virtualMachines/40`,
        ],
      },
      {},
    ),
    about: ['node -/aks-pool1-12345678-vmss000014'],
    alerts: [{ labels: { node: 'aks-pool1-12345678-vmss000014' } }],
  },
];

export const AZURE_OTHERS: readonly OtherSample[] = [
  {
    what: 'a schema of its own for metrics',
    sender: 'Azure Monitor',
    body: { schemaId: 'AzureMonitorMetricAlert', data: { version: '2.0', status: 'Activated', context: {} } },
    kind: 'refused',
    says: /common alert schema/,
  },
  {
    what: 'a schema of its own for searches',
    sender: 'Azure Monitor',
    body: { schemaId: 'Microsoft.Insights/LogAlert', data: {} },
    kind: 'refused',
    says: /common alert schema/,
  },
  {
    what: 'no condition',
    sender: 'Azure Monitor',
    body: { schemaId: 'azureMonitorCommonAlertSchema', data: null },
    kind: 'refused',
    says: /monitorCondition must be Fired or Resolved/,
  },
  {
    what: 'no rule',
    sender: 'Azure Monitor',
    body: common({ alertRule: null }, {}),
    kind: 'refused',
    says: /alertRule/,
  },
];
