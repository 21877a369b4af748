import { candidatesFromPodName } from '../../kubernetes/survey/owner-candidates.js';
import { NAMESPACE_LABELS } from '../namespace-labels.js';
import { quoted } from '../query/quote.js';

/** The pod whose lines are looked for. */
export interface PodName {
  readonly namespace: string;
  readonly pod: string;
}

/** One way to look for them. */
export interface PodQuery {
  readonly query: string;
  /** Where it looks, such as `the labels namespace and pod`. */
  readonly where: string;
}

/** Most ways that are tried. */
const MAX_QUERIES = 4;

type NamespaceLabel = (typeof NAMESPACE_LABELS)[number];

/** The label that each shipper gives to a pod, beside its label for the namespace. */
const POD_BESIDE: Readonly<Record<NamespaceLabel, string>> = {
  namespace: 'pod',
  k8s_namespace_name: 'k8s_pod_name',
  kubernetes_namespace_name: 'kubernetes_pod_name',
  namespace_name: 'pod_name',
  kubernetes_namespace: 'kubernetes_pod_name',
};

const POD_LABELS: readonly string[] = [...new Set(Object.values(POD_BESIDE))];

const byLabels = ({ namespace, pod }: PodName, label: NamespaceLabel): PodQuery => ({
  query: `{${label}=${quoted(namespace)}, ${POD_BESIDE[label]}=${quoted(pod)}}`,
  where: `the labels ${label} and ${POD_BESIDE[label]}`,
});

/** By any name of a pod, as a label of the stream or structured metadata; the shipper's own name comes first. */
const byMetadata = ({ namespace, pod }: PodName, label: NamespaceLabel): PodQuery => {
  const names = [...new Set([POD_BESIDE[label], ...POD_LABELS])];
  return {
    query: `{${label}=${quoted(namespace)}} | ${names.map((name) => `${name}=${quoted(pod)}`).join(' or ')}`,
    where: `the label ${label} and ${names.join(', ')} of each line`,
  };
};

/** Where OpenTelemetry's attributes are structured metadata all of them, but for the name of the service. */
const byService = ({ namespace, pod }: PodName): readonly PodQuery[] => {
  const filter = `| k8s_namespace_name=${quoted(namespace)} | k8s_pod_name=${quoted(pod)}`;
  const service = candidatesFromPodName(pod)[0]?.name ?? pod;
  return [
    {
      query: `{service_name=${quoted(service)}} ${filter}`,
      where: `the label service_name of ${service}, and k8s_pod_name of each line`,
    },
    {
      query: `{service_name=~".+", service_name!=${quoted(service)}} ${filter}`,
      where: `any other service_name, and k8s_pod_name of each line`,
    },
  ];
};

/** With the labels of Promtail and Alloy; asked first where nothing is known of a Loki. */
export const usualQuery = (name: PodName): PodQuery => byLabels(name, 'namespace');

/** What may find the lines of a pod where the labels of streams are not known. */
const anywhere = (name: PodName): readonly PodQuery[] => [
  usualQuery(name),
  byMetadata(name, 'k8s_namespace_name'),
  byMetadata(name, 'namespace'),
];

/**
 * What may find the lines of a pod in a Loki, likeliest first, at most {@link MAX_QUERIES}.
 * @param labels names of the labels that its streams have; `null` when not known
 */
export const podQueries = (name: PodName, labels: ReadonlySet<string> | null): readonly PodQuery[] => {
  if (labels === null) return anywhere(name);
  const spaces = NAMESPACE_LABELS.filter((label) => labels.has(label));
  const indexed = spaces.filter((label) => labels.has(POD_BESIDE[label]));
  const found = [
    ...indexed.map((label) => byLabels(name, label)),
    ...spaces.map((label) => byMetadata(name, label)),
    ...(labels.has('service_name') && spaces.length === 0 ? byService(name) : []),
  ];
  return found.length === 0 ? anywhere(name) : found.slice(0, MAX_QUERIES);
};
