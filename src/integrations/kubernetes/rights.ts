/** Which installations need a right: every one, or those with custom resources, a mesh, or GitOps. */
export const RIGHTS_PRESETS = ['core', 'custom', 'mesh', 'gitops'] as const;
export type RightsPreset = (typeof RIGHTS_PRESETS)[number];

/** One rule of the agent's ClusterRole. */
export interface RightsRule {
  readonly preset: RightsPreset;
  /** `''` for the core API. */
  readonly group: string;
  readonly resources: readonly string[];
  readonly verbs: readonly ('get' | 'list')[];
  /** What is read by it, for whoever grants it. */
  readonly why: string;
}

/** All that the collectors and tools ask the API server for. Never watch, never Secrets. `deploy/rbac.yaml` is the same; a test compares. */
export const RIGHTS: readonly RightsRule[] = [
  {
    preset: 'core',
    group: '',
    resources: ['pods'],
    verbs: ['get', 'list'],
    why: 'The pod of the alert; its siblings, by selector or node.',
  },
  {
    preset: 'core',
    group: '',
    resources: ['pods/log'],
    verbs: ['get'],
    why: 'What its containers said, before and after a restart.',
  },
  {
    preset: 'core',
    group: '',
    resources: ['events'],
    verbs: ['list'],
    why: 'What the kubelet, the scheduler and the controllers said about it.',
  },
  {
    preset: 'core',
    group: '',
    resources: ['nodes'],
    verbs: ['get', 'list'],
    why: 'Conditions of the node it runs on and of those that its neighbours run on; why it fits on none of them.',
  },
  {
    preset: 'core',
    group: '',
    resources: ['services', 'endpoints'],
    verbs: ['get', 'list'],
    why: 'The Service in front of it and those that it calls, found by selector, and whether they have ready endpoints.',
  },
  {
    preset: 'core',
    group: 'discovery.k8s.io',
    resources: ['endpointslices'],
    verbs: ['get', 'list'],
    why: 'The Service in front of it and those that it calls, found by selector, and whether they have ready endpoints.',
  },
  {
    preset: 'core',
    group: 'apps',
    resources: ['deployments', 'statefulsets', 'daemonsets', 'replicasets', 'controllerrevisions'],
    verbs: ['get', 'list'],
    why: 'Its owners up to the workload, with the rollout, and what differs between revisions.',
  },
  {
    preset: 'core',
    group: 'batch',
    resources: ['jobs', 'cronjobs'],
    verbs: ['get', 'list'],
    why: 'Jobs, and the CronJob above one; Jobs started of late can only be found among all.',
  },
  {
    preset: 'core',
    group: 'autoscaling',
    resources: ['horizontalpodautoscalers'],
    verbs: ['get', 'list'],
    why: 'What scales the workload.',
  },
  {
    preset: 'core',
    group: 'apiregistration.k8s.io',
    resources: ['apiservices'],
    verbs: ['get'],
    why: 'The API behind the figures that an autoscaler goes by, when it gets none.',
  },
  {
    preset: 'core',
    group: '',
    resources: ['configmaps'],
    verbs: ['get'],
    why: 'What the ConfigMaps that a pod uses say and when they were written last. No list: only those that it names.',
  },
  {
    preset: 'core',
    group: '',
    resources: ['persistentvolumeclaims', 'resourcequotas', 'limitranges'],
    verbs: ['get', 'list'],
    why: 'The volumes that it waits for; what keeps its namespace from more pods.',
  },
  {
    preset: 'core',
    group: '',
    resources: ['persistentvolumes'],
    verbs: ['get'],
    why: 'What became of the volumes, and which classes make new ones; the default one is only told by all of them.',
  },
  {
    preset: 'core',
    group: 'storage.k8s.io',
    resources: ['storageclasses'],
    verbs: ['get', 'list'],
    why: 'What became of the volumes, and which classes make new ones; the default one is only told by all of them.',
  },
  {
    preset: 'core',
    group: 'networking.k8s.io',
    resources: ['networkpolicies', 'ingresses'],
    verbs: ['get', 'list'],
    why: 'Who may talk to it, and how it is reached from outside.',
  },
  {
    preset: 'core',
    group: 'networking.k8s.io',
    resources: ['ingressclasses'],
    verbs: ['get', 'list'],
    why: 'Which class answers for an Ingress.',
  },
  {
    preset: 'core',
    group: 'policy',
    resources: ['poddisruptionbudgets'],
    verbs: ['get', 'list'],
    why: 'Why pods may not be evicted: a drain or a rollout that waits.',
  },
  {
    preset: 'core',
    group: '',
    resources: ['serviceaccounts', 'namespaces'],
    verbs: ['get'],
    why: 'Whether the account that a pod runs as exists; whether its namespace is being deleted. No tokens: those are Secrets.',
  },
  {
    preset: 'core',
    group: 'scheduling.k8s.io',
    resources: ['priorityclasses'],
    verbs: ['get', 'list'],
    why: 'Who goes first where there is no room.',
  },
  {
    preset: 'core',
    group: 'admissionregistration.k8s.io',
    resources: ['validatingwebhookconfigurations', 'mutatingwebhookconfigurations'],
    verbs: ['get', 'list'],
    why: 'Webhooks that refuse or delay what is made in the namespace.',
  },
  {
    preset: 'custom',
    group: 'metrics.k8s.io',
    resources: ['pods', 'nodes'],
    verbs: ['get'],
    why: 'What it and its node use now, where metrics-server is installed.',
  },
  {
    preset: 'custom',
    group: 'cert-manager.io',
    resources: ['certificates'],
    verbs: ['get', 'list'],
    why: 'When its certificates expire, where cert-manager is installed; the TLS Secrets themselves are not read.',
  },
  {
    preset: 'custom',
    group: 'cert-manager.io',
    resources: ['issuers', 'clusterissuers'],
    verbs: ['get'],
    why: 'Whether those who sign its certificates are ready.',
  },
  {
    preset: 'custom',
    group: 'keda.sh',
    resources: ['scaledobjects'],
    verbs: ['get', 'list'],
    why: 'Why it is not scaled, where KEDA is installed.',
  },
  {
    preset: 'custom',
    group: 'keda.sh',
    resources: ['scaledjobs'],
    verbs: ['get'],
    why: 'Why it is not scaled, where KEDA is installed.',
  },
  {
    preset: 'custom',
    group: 'chaos-mesh.org',
    resources: [
      'podchaos',
      'networkchaos',
      'stresschaos',
      'iochaos',
      'dnschaos',
      'httpchaos',
      'timechaos',
      'jvmchaos',
      'kernelchaos',
    ],
    verbs: ['get', 'list'],
    why: 'Whether somebody disturbs it on purpose, where Chaos Mesh or Litmus is installed.',
  },
  {
    preset: 'custom',
    group: 'litmuschaos.io',
    resources: ['chaosengines'],
    verbs: ['get', 'list'],
    why: 'Whether somebody disturbs it on purpose, where Chaos Mesh or Litmus is installed.',
  },
  {
    preset: 'mesh',
    group: 'networking.istio.io',
    resources: ['virtualservices', 'destinationrules', 'serviceentries'],
    verbs: ['get', 'list'],
    why: 'Routes of the mesh, where Istio is installed and AGENT_ISTIO_ENABLED is true.',
  },
  {
    preset: 'mesh',
    group: 'security.istio.io',
    resources: ['peerauthentications', 'authorizationpolicies'],
    verbs: ['list'],
    why: 'Whom the mesh demands mutual TLS of, and whom it denies.',
  },
  {
    preset: 'mesh',
    group: 'gateway.networking.k8s.io',
    resources: ['gateways', 'httproutes', 'grpcroutes', 'tlsroutes', 'tcproutes'],
    verbs: ['list'],
    why: 'How it is reached through the Gateway API, where that is installed.',
  },
  {
    preset: 'gitops',
    group: 'argoproj.io',
    resources: ['applications', 'rollouts'],
    verbs: ['get', 'list'],
    why: 'Who deployed it, from which commit or chart, and whether that failed, where Argo CD or Argo Rollouts is installed (GITOPS_ENABLED). Applications lie in a namespace of their own and are listed over all.',
  },
  {
    preset: 'gitops',
    group: 'kustomize.toolkit.fluxcd.io',
    resources: ['kustomizations'],
    verbs: ['get', 'list'],
    why: 'The same where Flux is installed, and what it deploys from.',
  },
  {
    preset: 'gitops',
    group: 'helm.toolkit.fluxcd.io',
    resources: ['helmreleases'],
    verbs: ['get', 'list'],
    why: 'The same where Flux is installed, and what it deploys from.',
  },
  {
    preset: 'gitops',
    group: 'source.toolkit.fluxcd.io',
    resources: ['gitrepositories', 'ocirepositories', 'helmrepositories', 'helmcharts', 'buckets'],
    verbs: ['get'],
    why: 'The same where Flux is installed, and what it deploys from.',
  },
];
