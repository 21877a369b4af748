import type { Container, LabelSelector, Pod, PodSpec } from '../../../../evidence/objects.js';

/** One condition on labels or fields. */
export interface Requirement {
  readonly key: string;
  readonly operator: string;
  readonly values?: readonly string[];
}

/** Conditions that must all hold. */
export interface NodeSelectorTerm {
  readonly matchExpressions?: readonly Requirement[];
  readonly matchFields?: readonly Requirement[];
}

/** Other pods that must, or must not, be in the same place. */
export interface PodTerm {
  readonly topologyKey: string;
  readonly labelSelector?: LabelSelector;
  readonly namespaces?: readonly string[];
  readonly namespaceSelector?: LabelSelector;
}

/** `affinity` of a pod, as far as it must be kept when the pod is placed. */
export interface Affinity {
  readonly nodeAffinity?: {
    readonly requiredDuringSchedulingIgnoredDuringExecution?: {
      readonly nodeSelectorTerms?: readonly NodeSelectorTerm[];
    };
  };
  readonly podAffinity?: { readonly requiredDuringSchedulingIgnoredDuringExecution?: readonly PodTerm[] };
  readonly podAntiAffinity?: { readonly requiredDuringSchedulingIgnoredDuringExecution?: readonly PodTerm[] };
}

type Quantities = Readonly<Record<string, string>>;

/** The parts of a pod's spec that only the scheduler reads. */
export interface SchedulingSpec extends PodSpec {
  readonly overhead?: Quantities;
  readonly resources?: { readonly requests?: Quantities };
  readonly schedulerName?: string;
  readonly schedulingGates?: readonly { readonly name: string }[];
  readonly topologySpreadConstraints?: readonly { readonly whenUnsatisfiable?: string }[];
}

const onlyRequests = ({ name, resources, restartPolicy }: Container): Container => ({
  name,
  resources: { requests: resources?.requests },
  ...(restartPolicy !== undefined && { restartPolicy }),
});

/** What the scheduler counts of a pod that has its place: few fields of thousands of pods. */
export const reducedPod = ({ metadata, spec }: Pod): Pod => {
  const { nodeName, containers, initContainers, overhead, resources } = spec as SchedulingSpec;
  const counted: SchedulingSpec = {
    nodeName,
    containers: containers.map(onlyRequests),
    initContainers: initContainers?.map(onlyRequests),
    ...(overhead !== undefined && { overhead }),
    ...(resources !== undefined && { resources }),
  };
  return {
    metadata: { name: metadata.name, namespace: metadata.namespace, labels: metadata.labels },
    spec: counted,
  };
};
