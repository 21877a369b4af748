/**
 * Alerts by what they complain about, as kube-prometheus (kubernetes-mixin) and the common rule collections name them.
 */
export const RESTART_ALERTS: readonly string[] = [
  'KubePodCrashLooping',
  'PodCrashLooping',
  'KubernetesPodCrashLooping',
  'KubePodRestarting',
  'PodRestarting',
  'PodFrequentlyRestarting',
  'ContainerRestarting',
  'KubeContainerRestarting',
];

export const OOM_ALERTS: readonly string[] = [
  'ContainerOOMKilled',
  'KubeContainerOOMKilled',
  'KubePodOOMKilled',
  'PodOOMKilled',
  'OOMKilled',
  'OomKilled',
  'KubernetesContainerOomKiller',
  'NodeMemoryOOMKill',
  'HostOomKillDetected',
];

export const NOT_READY_ALERTS: readonly string[] = [
  'KubePodNotReady',
  'PodNotReady',
  'KubernetesPodNotHealthy',
  'KubePodPending',
  'PodPending',
  'KubeContainerWaiting',
  'ContainerWaiting',
  'KubeDeploymentReplicasMismatch',
  'KubernetesDeploymentReplicasMismatch',
  'KubeDeploymentRolloutStuck',
  'KubeDeploymentGenerationMismatch',
  'KubeStatefulSetReplicasMismatch',
  'KubeStatefulSetUpdateNotRolledOut',
  'KubeDaemonSetRolloutStuck',
  'KubeDaemonSetNotScheduled',
  'KubeReplicaSetMismatch',
  'DeploymentReplicasUnavailable',
  'DeploymentUnavailable',
];

export const IMAGE_ALERTS: readonly string[] = [
  'ImagePullBackOff',
  'KubeImagePullBackOff',
  'PodImagePullBackOff',
  'KubePodImagePullBackOff',
  'ErrImagePull',
];

export const SERVICE_ALERTS: readonly string[] = [
  'KubeEndpointAddressNotReady',
  'KubeServiceWithoutEndpoints',
  'ServiceWithoutEndpoints',
  'ServiceHasNoEndpoints',
  'KubeServiceNoEndpoints',
  'TargetDown',
];

export const JOB_ALERTS: readonly string[] = [
  'KubeJobFailed',
  'KubernetesJobFailed',
  'KubeJobCompletion',
  'KubeJobNotCompleted',
  'JobFailed',
  'KubeCronJobFailed',
  'KubeCronJobRunning',
  'KubernetesCronjobFailed',
];

export const NODE_ALERTS: readonly string[] = [
  'KubeNodeNotReady',
  'KubeNodeUnreachable',
  'KubeNodeReadinessFlapping',
  'KubernetesNodeNotReady',
  'NodeNotReady',
  'NodeUnreachable',
  'KubeletDown',
];

export const PRESSURE_ALERTS: readonly string[] = [
  'KubeNodePressure',
  'KubeNodeEviction',
  'KubernetesNodeMemoryPressure',
  'KubernetesNodeDiskPressure',
  'KubernetesNodeNetworkUnavailable',
  'NodeMemoryPressure',
  'NodeDiskPressure',
  'NodePIDPressure',
  'KubePodEvicted',
  'PodEvicted',
];
