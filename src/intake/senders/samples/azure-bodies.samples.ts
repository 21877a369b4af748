export const SUBSCRIPTION = '/subscriptions/00000000-0000-0000-0000-000000000001';
export const AKS = `${SUBSCRIPTION}/resourcegroups/rg-shop/providers/microsoft.containerservice/managedclusters/aks1`;

export const essentials = {
  alertId: `${SUBSCRIPTION}/providers/Microsoft.AlertsManagement/alerts/b9569717-bc32-442f-add5-83a997729330`,
  alertRule: 'Pods not ready',
  targetResourceType: 'microsoft.containerservice/managedclusters',
  alertRuleID: `${SUBSCRIPTION}/resourceGroups/rg-shop/providers/microsoft.insights/metricAlerts/pods`,
  severity: 'Sev1',
  signalType: 'Metric',
  monitorCondition: 'Fired',
  targetResourceGroup: 'rg-shop',
  monitoringService: 'Platform',
  alertTargetIDs: [AKS],
  configurationItems: ['aks1'],
  originAlertId: 'b9569717_microsoft.insights_metricAlerts',
  firedDateTime: '2026-03-02T09:14:30.3713213Z',
  description: 'pods are not ready',
  essentialsVersion: '1.0',
  alertContextVersion: '1.0',
  investigationLink: 'https://portal.azure.com/#view/alert',
};

export const common = (changed: object, alertContext: object, customProperties: object | null = null) => ({
  schemaId: 'azureMonitorCommonAlertSchema',
  data: { essentials: { ...essentials, ...changed }, alertContext, customProperties },
});

export const METRIC = {
  properties: null,
  conditionType: 'MultipleResourceMultipleMetricCriteria',
  condition: {
    windowSize: 'PT5M',
    allOf: [
      {
        metricName: 'kube_pod_status_ready',
        metricNamespace: 'Microsoft.ContainerService/managedClusters',
        operator: 'LessThan',
        threshold: '1',
        timeAggregation: 'Average',
        dimensions: [
          { name: 'namespace', value: 'shop' },
          { name: 'pod', value: 'cart-6f7d9c5b8-x2k4q' },
        ],
        metricValue: 0,
        webTestName: null,
      },
    ],
    windowStartTime: '2026-03-02T09:06:00Z',
    windowEndTime: '2026-03-02T09:11:00Z',
  },
};

export const ACTIVITY = {
  authorization: { action: 'Microsoft.ContainerService/managedClusters/stop/action', scope: AKS },
  channels: 'Operation',
  claims: '{"name":"Somebody Private","ipaddr":"203.0.113.7"}',
  caller: 'somebody@example.com',
  correlationId: '8ee9c32a-92a1-4a8f-989c-b0ba09292a91',
  eventSource: 'Administrative',
  level: 'Informational',
  operationName: 'Microsoft.ContainerService/managedClusters/stop/action',
  status: 'Succeeded',
  subStatus: '',
};

export const RESOURCE_HEALTH = {
  channels: 'Admin, Operation',
  correlationId: 'a1be61fd-37ur-ba05-b827-cb874708babf',
  eventSource: 'ResourceHealth',
  level: 'Critical',
  operationName: 'Microsoft.Resourcehealth/healthevent/Activated/action',
  properties: {
    title: 'Stopped',
    details: 'the cluster was stopped',
    currentHealthStatus: 'Unavailable',
    previousHealthStatus: 'Available',
    type: 'Downtime',
    cause: 'UserInitiated',
  },
  status: 'Active',
};

export const SERVICE_HEALTH = {
  authorization: null,
  channels: 1,
  claims: null,
  eventSource: 2,
  level: 3,
  operationName: 'Microsoft.ServiceHealth/incident/action',
  properties: {
    title: 'AKS in West Europe',
    service: 'Azure Kubernetes Service',
    region: 'West Europe',
    communication: '<p>We look into it</p>',
    incidentType: 'Incident',
    trackingId: '0NIH-U2O',
    impactStartTime: '2026-03-02T09:00:00.000Z',
    stage: 'Active',
  },
  status: 'Active',
};
