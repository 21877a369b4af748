import { isNodeTarget, type Target } from '../../alerts/target.js';
import type { ClusterFacts } from '../../evidence/facts.js';
import type { Capabilities } from './capabilities.js';
import { namedTarget, type ReportMaterial } from './material.js';
import { failedReadings } from './readings.js';

/** Longest single warning, in characters. */
const MAX_LENGTH = 500;
/** Failed tool calls told; all of them are in `evidence`. */
const MAX_TOOL_WARNINGS = 5;

/**
 * What a reader should know about how the answer came about (docs/answers.md "`missing_data` and `warnings`"):
 * Kubernetes, capabilities, the other integrations, what the model's tools could not read, history, what the prompt
 * left out, how the model fared and what could not be checked, the engine; without duplicates.
 */
export const warningsOf = (material: ReportMaterial, capabilities: Capabilities): readonly string[] => {
  const all = [
    ...kubernetesWarnings(material),
    ...capabilityWarnings(capabilities),
    ...material.content.collected.sources.flatMap(({ warnings }) => warnings),
    ...toolWarnings(material),
    ...(material.historyWarning === null ? [] : [material.historyWarning]),
    ...(material.outcome.kind === 'answered'
      ? [...material.cuts, ...material.outcome.notes, ...material.unverified]
      : []),
    ...(material.outcome.kind === 'not-answered' ? engineWarnings(material.outcome) : []),
  ];
  return [...new Set(all.map((warning) => clip(warning)))];
};

/** The issue by its name; of an answer that was not published, why. */
const engineWarnings = ({
  issue,
  reason,
  words,
}: Extract<ReportMaterial['outcome'], { kind: 'not-answered' }>): readonly string[] => [
  ...(words === undefined || !/^the (?:model|reply)/.test(reason)
    ? []
    : [`the model's answer was not published: ${reason}`]),
  `analysis engine issue: ${issue}`,
];

const kubernetesWarnings = (material: ReportMaterial): readonly string[] => {
  const { facts } = material.content.collected;
  const labels = labelWarnings(namedTarget(material), material.content.target);
  if (!material.kubernetes.configured) return [...labels, 'kubernetes client is not configured'];
  return [...labels, ...readWarnings(facts, material.content.target), ...reasons(facts)];
};

const labelWarnings = (named: Target, found: Target): readonly string[] => {
  if (isNodeTarget(named)) return [];
  return [
    ...(named.namespace === null && named.node === null ? ['namespace missing from alert labels'] : []),
    ...(named.pod === null ? [`pod_name missing from alert labels. ${podHint(found)}`] : []),
  ];
};

/** Says which pod was taken instead, or how to find one. */
const podHint = ({ namespace, pod, workload, service }: Target): string => {
  if (pod !== null) return `Pod ${pod} was chosen among those of the target.`;
  if (namespace === null) return 'Name the namespace and the pod in the labels of the alert.';
  if (workload !== null) {
    return `List the pods of namespace ${namespace} with label selector app=${workload.name}.`;
  }
  if (service !== null) return `List the pods that service ${service} in namespace ${namespace} selects.`;
  return `List the pods of namespace ${namespace}.`;
};

const readWarnings = (facts: ClusterFacts, target: Target): readonly string[] => {
  const failed = (fact: { readonly status: string }) => !['ok', 'not-applicable'].includes(fact.status);
  return [
    ...(failed(facts.pod) ? ['failed to read pod status'] : []),
    ...(failed(facts.podEvents) ? ['failed to list events'] : []),
    ...facts.logs
      .filter(({ lines }) => failed(lines))
      .map(
        ({ container, previous }) =>
          `failed to read ${previous ? 'previous' : 'current'} logs for container ${container}`,
      ),
    ...(failed(facts.node) && target.node !== null
      ? [`node '${target.node}' not found or inaccessible`]
      : []),
  ];
};

/** `k8s.events: forbidden: …`: why a name is in `missing_data`. */
const reasons = (facts: ClusterFacts): readonly string[] =>
  failedReadings(facts).map(({ name, status, reason }) => `${name}: ${status}: ${reason}`);

const capabilityWarnings = ({ k8s_core }: Capabilities): readonly string[] =>
  k8s_core === 'unavailable' || k8s_core === 'error' ? ['kubernetes core api unavailable'] : [];

/** Readings that the model asked for and did not get; that an object is absent is an answer. */
const toolWarnings = ({ outcome }: ReportMaterial): readonly string[] =>
  outcome.readings
    .filter(({ status }) => status !== 'ok' && status !== 'absent')
    .slice(0, MAX_TOOL_WARNINGS)
    .map(({ title, status, reason }) => `tool: ${status}: ${title}: ${reason}`);

const clip = (text: string): string =>
  text.length > MAX_LENGTH ? `${text.slice(0, MAX_LENGTH - 1)}…` : text;
