import type { Term } from './term.js';

const ISSUER = ['issuer_name', 'issuer_kind', 'issuer_group'];
const ARGO_CD = ['sync_status', 'health_status', 'dest_server', 'dest_namespace'];
/** Alerts about a Rollout say so; a Deployment's rollout has a label `deployment`. */
const ROLLOUT = /^(?:Argo_?)?Rollouts?/i;
const ROUTE = ['exported_namespace', 'backend', 'termination'];

/** Labels that name other objects of the cluster. One in a namespace stands before one of the whole cluster. */
export const OBJECTS: readonly Term[] = [
  { label: 'persistentvolumeclaim', names: 'PersistentVolumeClaim', of: 'kubelet, kube-state-metrics' },
  { label: 'exported_persistentvolumeclaim', names: 'PersistentVolumeClaim', of: 'Prometheus' },
  { label: 'k8s_persistentvolumeclaim_name', names: 'PersistentVolumeClaim', of: 'OpenTelemetry' },
  { label: 'persistent_volume_claim_name', names: 'PersistentVolumeClaim', of: 'New Relic, Azure' },
  { label: 'kube_persistent_volume_claim', names: 'PersistentVolumeClaim', of: 'Datadog' },
  { label: 'pvc', names: 'PersistentVolumeClaim', of: 'custom rules' },
  { label: 'pvc_name', names: 'PersistentVolumeClaim', of: 'Longhorn, Rook' },
  { label: 'claim_name', names: 'PersistentVolumeClaim', of: 'kube-state-metrics' },
  { label: 'persistentvolume', names: 'PersistentVolume', of: 'kube-state-metrics' },
  { label: 'k8s_persistentvolume_name', names: 'PersistentVolume', of: 'OpenTelemetry' },
  { label: 'persistent_volume_name', names: 'PersistentVolume', of: 'New Relic' },
  { label: 'pv', names: 'PersistentVolume', of: 'custom rules' },
  { label: 'pv_name', names: 'PersistentVolume', of: 'Azure' },

  { label: 'scaledobject', names: 'ScaledObject', of: 'KEDA' },
  { label: 'exported_scaledobject', names: 'ScaledObject', of: 'Prometheus' },
  { label: 'scaledjob', names: 'ScaledJob', of: 'KEDA' },
  { label: 'horizontalpodautoscaler', names: 'HorizontalPodAutoscaler', of: 'kube-state-metrics' },
  { label: 'hpa', names: 'HorizontalPodAutoscaler', of: 'older kube-state-metrics' },
  { label: 'hpa_name', names: 'HorizontalPodAutoscaler', of: 'custom rules' },
  { label: 'k8s_hpa_name', names: 'HorizontalPodAutoscaler', of: 'OpenTelemetry' },
  { label: 'kube_horizontal_pod_autoscaler', names: 'HorizontalPodAutoscaler', of: 'Datadog' },
  { label: 'verticalpodautoscaler', names: 'VerticalPodAutoscaler', of: 'kube-state-metrics' },
  { label: 'vpa', names: 'VerticalPodAutoscaler', of: 'custom rules' },

  { label: 'resourcequota', names: 'ResourceQuota', of: 'kube-state-metrics' },
  { label: 'exported_resourcequota', names: 'ResourceQuota', of: 'Prometheus' },
  { label: 'k8s_resourcequota_name', names: 'ResourceQuota', of: 'OpenTelemetry' },
  { label: 'quota', names: 'ResourceQuota', of: 'custom rules' },
  { label: 'poddisruptionbudget', names: 'PodDisruptionBudget', of: 'kube-state-metrics' },
  { label: 'exported_poddisruptionbudget', names: 'PodDisruptionBudget', of: 'Prometheus' },
  { label: 'pdb', names: 'PodDisruptionBudget', of: 'custom rules' },

  { label: 'exported_ingress', names: 'Ingress', of: 'Prometheus' },
  { label: 'ingress', names: 'Ingress', of: 'ingress-nginx, kube-state-metrics' },
  { label: 'ingress_name', names: 'Ingress', of: 'blackbox, HAProxy' },
  { label: 'kube_ingress', names: 'Ingress', of: 'Datadog' },
  { label: 'httproute', names: 'HTTPRoute', of: 'Gateway API' },
  { label: 'httproute_name', names: 'HTTPRoute', of: 'Gateway API' },
  { label: 'gateway_name', names: 'Gateway', of: 'Gateway API' },
  { label: 'route', names: 'Route', of: 'OpenShift', beside: ROUTE },

  { label: 'certificate', names: 'Certificate', of: 'cert-manager' },
  { label: 'certificate_name', names: 'Certificate', of: 'cert-manager' },
  { label: 'name', names: 'Certificate', of: 'cert-manager', beside: ISSUER },
  { label: 'name', names: 'Certificate', of: 'cert-manager', alert: /^Cert/ },

  { label: 'name', names: 'Application', of: 'Argo CD', beside: ARGO_CD },
  { label: 'application', names: 'Application', of: 'Argo CD', beside: ['sync_status', 'health_status'] },
  { label: 'rollout', names: 'Rollout', of: 'Argo Rollouts', alert: ROLLOUT },
  { label: 'name', names: 'Rollout', of: 'Argo Rollouts', alert: ROLLOUT },
  { label: 'kustomization', names: 'Kustomization', of: 'Flux' },
  { label: 'helmrelease', names: 'HelmRelease', of: 'Flux' },

  { label: 'name', names: 'APIService', of: 'kubernetes-mixin', alert: /^KubeAggregatedAPI/ },
  { label: 'externalsecret', names: 'ExternalSecret', of: 'custom rules' },
  { label: 'external_secret', names: 'ExternalSecret', of: 'custom rules' },
  { label: 'name', names: 'ExternalSecret', of: 'External Secrets', alert: /^External_?Secrets?/i },
  { label: 'name', names: 'SecretStore', of: 'External Secrets', alert: /^SecretStore/ },
  { label: 'nodeclaim', names: 'NodeClaim', of: 'Karpenter' },
  { label: 'nodepool', names: 'NodePool', of: 'Karpenter', alert: /^Karpenter|^NodePool/ },
  { label: 'pipelinerun', names: 'PipelineRun', of: 'Tekton' },
  { label: 'taskrun', names: 'TaskRun', of: 'Tekton' },
  { label: 'workflow_name', names: 'Workflow', of: 'Argo Workflows', alert: /workflow/i },
  { label: 'workflow', names: 'Workflow', of: 'Argo Workflows', alert: /workflow/i },
];

/** A label that names a kind, and the one that names the object of this kind. */
export interface GenericLabels {
  readonly kind: string;
  readonly name: string;
  readonly of: string;
  /** Labels of its API. */
  readonly group?: string;
  readonly version?: string;
  /** Whether a kind that is in no table is one nevertheless; else the label may mean something else. */
  readonly anyKind?: true;
  /** Counts only beside one of these labels. */
  readonly beside?: readonly string[];
}

/** Labels that name the kind of the object that another label names. */
export const GENERIC_OBJECTS: readonly GenericLabels[] = [
  {
    kind: 'customresource_kind',
    name: 'name',
    of: 'custom resources in kube-state-metrics',
    group: 'customresource_group',
    version: 'customresource_version',
    anyKind: true,
  },
  {
    kind: 'kind',
    name: 'name',
    of: 'operators that tell the conditions of their resources: Crossplane, Strimzi',
    group: 'group',
    version: 'version',
    anyKind: true,
    beside: ['condition', 'conditions', 'resource_namespace', 'group'],
  },
  { kind: 'kind', name: 'name', of: 'Flux' },
  { kind: 'kind', name: 'exported_name', of: 'Flux' },
  { kind: 'involved_object_kind', name: 'involved_object_name', of: 'event exporters', anyKind: true },
];
