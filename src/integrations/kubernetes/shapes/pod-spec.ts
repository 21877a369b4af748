import type { Container, Pod, Volume } from '../../../evidence/objects.js';

/** A pod's spec in the wire's names (docs/tool-results.md "PodSpec"). Literal values of variables are left out. */
export const podSpecShape = ({ spec }: Pod) => ({
  service_account: spec.serviceAccountName ?? null,
  node_name: spec.nodeName ?? null,
  restart_policy: spec.restartPolicy ?? null,
  priority_class_name: spec.priorityClassName ?? null,
  image_pull_secrets: (spec.imagePullSecrets ?? []).flatMap(({ name }) => name ?? []),
  node_selector: spec.nodeSelector ?? null,
  tolerations: spec.tolerations ?? [],
  affinity: spec.affinity ?? null,
  volumes: (spec.volumes ?? []).map(volumeShape),
  init_containers: (spec.initContainers ?? []).map(containerShape),
  containers: spec.containers.map(containerShape),
});

const volumeShape = (volume: Volume) => {
  const { name, configMap, secret, persistentVolumeClaim, emptyDir, hostPath, ...raw } = volume;
  if (configMap) return { name, config_map: { name: configMap.name ?? null } };
  if (secret) return { name, secret: { secret_name: secret.secretName ?? null } };
  if (persistentVolumeClaim) {
    return { name, persistent_volume_claim: { claim_name: persistentVolumeClaim.claimName } };
  }
  if (emptyDir) return { name, empty_dir: emptyDir };
  if (hostPath) return { name, host_path: hostPath };
  return { name, raw };
};

const containerShape = (container: Container) => ({
  name: container.name,
  image: container.image ?? null,
  image_pull_policy: container.imagePullPolicy ?? null,
  command: container.command ?? null,
  args: container.args ?? null,
  resources: {
    limits: container.resources?.limits ?? null,
    requests: container.resources?.requests ?? null,
  },
  ports: (container.ports ?? []).map(({ name, containerPort, protocol }) => ({
    name: name ?? null,
    container_port: containerPort,
    protocol: protocol ?? null,
  })),
  liveness_probe: container.livenessProbe ?? null,
  readiness_probe: container.readinessProbe ?? null,
  startup_probe: container.startupProbe ?? null,
  env: (container.env ?? []).map(({ name, valueFrom }) => ({ name, value_from: valueFrom ?? null })),
});
