/** Kinds of Chaos Mesh's experiments, `chaos-mesh.org/v1alpha1`; the one that tells whether the tool is served first. */
export const CHAOS_MESH_KINDS = [
  'PodChaos',
  'NetworkChaos',
  'StressChaos',
  'IOChaos',
  'DNSChaos',
  'HTTPChaos',
  'TimeChaos',
  'JVMChaos',
  'KernelChaos',
] as const;

/** Litmus's, `litmuschaos.io/v1alpha1`. */
export const LITMUS_KIND = 'ChaosEngine';
