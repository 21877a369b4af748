import type { ClassifiedAlert } from './alert-class-of.js';
import type { AlertClass } from './alert-class.js';

/** Names of public rules and of rules that teams write, and their class where nothing else is told. */
export const NAMES: Readonly<Record<AlertClass, string>> = {
  restarts:
    'KubePodCrashLooping kube-pod-crash-looping KubePodCrashLoopingCritical KubernetesContainerOomKiller ContainerRestarting PodRestartsTooOften CartOOMKilled pod_crashloop CheckoutContainerOutOfMemory AlertmanagerClusterCrashlooping KubeContainerOOMKilled PodBackOff',
  'not-ready':
    'KubePodNotReady KubeContainerWaiting KubeDeploymentReplicasMismatch KubeDeploymentRolloutStuck KubeStatefulSetUpdateNotRolledOut KubeDaemonSetRolloutStuck CartPodsNotReady CheckoutUnhealthy ReadinessProbeFailing ImagePullFailing deployment-replicas-mismatch ArgoCdAppUnhealthy KubePdbNotEnoughHealthyPods',
  unavailable:
    'TargetDown PostgresqlDown RedisDown MysqlDown RabbitmqDown KafkaBrokersDown BlackboxProbeFailed CheckoutDown CartUnavailable ServiceWithoutEndpoints PaymentApiUnreachable checkout-is-down KafkaOfflinePartitions ElasticsearchClusterRed TraefikServiceDown PrometheusNotConnectedToAlertmanagers GatewayOffline',
  errors:
    'CheckoutHighErrorRate Http5xxRateHigh High5xxRatio CartErrorBudgetBurn NGINXTooMany500s RequestErrorsHigh PrometheusRuleFailures CheckoutFailureRate FluxReconciliationFailure ArgoCdAppOutOfSync RedisReplicationBroken PostgresqlReplicationLag PaymentExceptions HighErrorRate Too5xx',
  latency:
    'CheckoutHighLatency HighRequestLatency CartP99High SlowRequests RequestDurationHigh ApiSLOBurn PostgresqlSlowQueries MysqlSlowQueries BlackboxSlowProbe KafkaConsumersGroupLag RabbitmqTooManyMessagesInQueue OrdersQueueBacklog OutboxBacklogGrowing checkout_latency_p95 ResponseTimeTooHigh',
  saturation:
    'CPUThrottlingHigh ContainerHighCpuUtilization ContainerHighMemoryUsage HostOutOfMemory HostHighCpuLoad NodeCPUHighUsage NodeMemoryHighUtilization CartMemoryUsageHigh PostgresqlTooManyConnections RedisOutOfConfiguredMaxmemory ConnectionPoolExhausted JvmHeapHigh HighLoad',
  scheduling:
    'KubeDaemonSetNotScheduled KubeCPUOvercommit KubeQuotaExceeded KubeQuotaAlmostFull PodPendingTooLong PodsUnschedulable KubeMemoryQuotaOvercommit TooManyEvictedPods PodsFailedScheduling',
  storage:
    'KubePersistentVolumeFillingUp KubePersistentVolumeErrors KubePersistentVolumeInodesFillingUp NodeFilesystemSpaceFillingUp NodeFilesystemAlmostOutOfSpace NodeFilesystemAlmostOutOfFiles HostOutOfDiskSpace HostOutOfInodes DiskWillFillIn4Hours PVCAlmostFull LonghornVolumeStatusCritical CephOSDNearFull VolumeUsageHigh ElasticsearchDiskSpaceLow PvcPendingBindVolume',
  expiry:
    'CertManagerCertExpirySoon CertManagerCertNotReady KubeClientCertificateExpiration KubeletServerCertificateExpiration SSLCertExpiringSoon X509CertificateExpiration TlsCertificateExpires BlackboxSslCertificateWillExpireSoon IngressCertExpiry TokenExpiresSoon',
  scaling:
    'KubeHpaMaxedOut KubeHpaReplicasMismatch KubernetesHpaScaleMaximum KedaScalerErrors CartHPAAtMax AutoscalerStuck ScalingLimited KarpenterNodepoolAlmostFull ClusterAutoscalerUnschedulablePods',
  job: 'KubeJobFailed KubeJobNotCompleted KubeCronJobRunning KubernetesJobFailed KubernetesCronjobTooLong BackupJobFailed NightlyBackupMissed VeleroBackupFailed BatchImportFailed',
  node: 'KubeNodeNotReady KubeNodeUnreachable KubeletDown KubeNodePressure NodeClockSkewDetected NodeNetworkReceiveErrs HostOomKillDetected KubernetesNodeDiskPressure NodeDown WorkerNodeNotReady NodeRebooted KubeNodePodsNotStarting NodeDiskPressure KubeletPlegDurationHigh',
  'control-plane':
    'KubeAPIErrorBudgetBurn KubeAPIDown KubeSchedulerDown KubeControllerManagerDown KubeAPITerminatedRequests etcdMembersDown etcdNoLeader etcdHighFsyncDurations CoreDNSDown CoreDNSLatencyHigh CoreDNSErrorsHigh ApiServerSlow EtcdBackupOld AdmissionWebhookSlow',
  'no-data':
    'DatasourceNoData DatasourceError CartMetricsAbsent CheckoutNoData PrometheusTargetMissing MissingMetrics PrometheusJobMissing',
  meta: 'Watchdog InfoInhibitor DeadMansSwitch DeadManSwitch TestAlert PipelineHeartbeat AlwaysFiring',
  unknown: 'W8 Portal Foo Custom Überlauf Something',
};

const told = (alert: Partial<ClassifiedAlert> & { readonly name?: string }): ClassifiedAlert => ({
  labels: { ...alert.labels, alertname: alert.name ?? 'W8' },
  annotations: alert.annotations ?? {},
  generatorURL: alert.generatorURL ?? null,
});

const summary = (text: string) => told({ annotations: { summary: text } });
const described = (text: string) => told({ annotations: { description: text } });
const measured = (expression: string) =>
  told({ generatorURL: `http://prometheus/graph?g0.expr=${encodeURIComponent(expression)}&g0.tab=1` });
const about = (labels: ClassifiedAlert['labels']) => told({ labels });

/** Alerts whose name says nothing, or whose other parts decide. */
export const ALERTS: readonly (readonly [AlertClass, ClassifiedAlert])[] = [
  ['no-data', told({ name: 'CheckoutHighErrorRate', annotations: { grafana_state_reason: 'NoData' } })],
  [
    'no-data',
    told({ name: 'CheckoutHighErrorRate', annotations: { grafana_state_reason: 'Error, KeepLast' } }),
  ],
  ['errors', told({ name: 'CheckoutHighErrorRate', annotations: { grafana_state_reason: 'Updated' } })],
  ['no-data', told({ name: 'DatasourceNoData', annotations: { summary: '5xx ratio above 5%' } })],
  ['errors', summary('5xx ratio above 5%')],
  ['errors', summary('More than 2% failed requests at checkout')],
  ['errors', summary('Error rate of ledger is 12 %')],
  ['latency', summary('p99 of checkout is above 800ms')],
  ['latency', summary('Checkout answers slowly')],
  ['restarts', summary('Container restarts')],
  ['restarts', summary('Container app was OOMKilled')],
  ['unavailable', summary('Service cart has no endpoints')],
  ['unavailable', summary('checkout is down')],
  ['scheduling', summary('Pods are Pending: 0/3 nodes are available')],
  ['storage', summary('PersistentVolume is filling up')],
  ['expiry', summary('Certificate of shop expires in 3 days')],
  ['not-ready', summary('Deployment has not matched the expected number of replicas: replicas mismatch')],
  ['not-ready', summary('Rollout of cart does not progress')],
  ['no-data', summary('no data for the checkout metrics')],
  ['job', summary('CronJob backup failed')],
  ['saturation', summary('CPU throttling of cart')],
  ['node', summary('pods do not start on node')],
  ['latency', described('The response time of /pay rose. See https://runbooks/errors')],
  ['unavailable', described('All replicas of cart are unreachable')],
  ['errors', measured('sum(rate(http_requests_total{code=~"5.."}[5m])) > 1')],
  ['errors', measured('rate(grpc_server_errors_total[5m]) > 1')],
  ['latency', measured('histogram_quantile(0.99, rate(http_request_duration_seconds_bucket[5m])) > 1')],
  ['restarts', measured('increase(kube_pod_container_status_restarts_total[10m]) > 3')],
  ['storage', measured('kubelet_volume_stats_available_bytes / kubelet_volume_stats_capacity_bytes < 0.03')],
  ['scaling', measured('kube_horizontalpodautoscaler_status_current_replicas == 10')],
  ['job', measured('kube_job_status_failed > 0')],
  ['not-ready', measured('kube_deployment_status_replicas_available{job="kube-state-metrics"} < 1')],
  ['saturation', measured('container_memory_working_set_bytes > 1e9')],
  ['no-data', measured('absent(up{job="cart"})')],
  ['unavailable', measured('up{job="cart"} == 0')],
  ['node', measured('kube_node_status_condition{condition="Ready",status="true"} == 0')],
  ['expiry', measured('certmanager_certificate_expiration_timestamp_seconds - time() < 86400')],
  ['storage', about({ namespace: 'pay', persistentvolumeclaim: 'data' })],
  ['scaling', about({ namespace: 'pay', horizontalpodautoscaler: 'web' })],
  ['scheduling', about({ namespace: 'pay', resourcequota: 'all' })],
  ['node', about({ node: 'w1' })],
  ['job', about({ namespace: 'pay', job_name: 'x' })],
  ['expiry', about({ namespace: 'pay', certificate: 'web' })],
  ['unavailable', about({ namespace: 'pay', ingress: 'web' })],
  ['unknown', about({ namespace: 'pay', pod: 'x-0' })],
];
