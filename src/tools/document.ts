import { schemaOf } from './arguments.js';
import { MAX_RESULT_CHARACTERS } from './bounded/bounded-result.js';
import type { Tool, ToolNeed } from './tool.js';

/** The part of a JSON schema that the document shows of a parameter. */
interface ParameterSchema {
  readonly type?: string;
  readonly anyOf?: readonly ParameterSchema[];
  readonly enum?: readonly string[];
  readonly description?: string;
}

const OFFERED_WHEN: Readonly<Record<ToolNeed, string>> = {
  kubernetes: 'a cluster is configured',
  istio: '`AGENT_ISTIO_ENABLED` is true',
  prometheus: '`PROMETHEUS_URL` is set',
  tempo: '`TEMPO_URL` is set',
  loki: '`LOKI_URL` is set',
};

const TITLES: Readonly<Record<ToolNeed, string>> = {
  kubernetes: 'Kubernetes',
  istio: 'Istio',
  prometheus: 'Prometheus',
  tempo: 'Tempo',
  loki: 'Loki',
};

const INTRODUCTION = `# The tools of the model

<!-- Written by \`npm run tools:docs\` from src/tools/list.ts; do not edit. -->

What a model may call while it investigates. Every tool only reads. A tool is offered when its source is configured;
\`AGENT_TOOLS_DISABLED\` hides any by name. Unknown arguments are ignored; numbers outside their bounds are moved to the
nearest one.

What a model is told of them is sent with every turn, so it is short. With \`AGENT_TOOLS_OFFER=likely\` the tools marked
_likely_ below are offered by a sentence and a schema, the others by their signatures in the text of \`call_tool\`, which
takes the name of a \`tool\` and its \`arguments\`; calling one by its own name does the same. With \`all\` each is offered by
its schema, at three times the tokens.

With \`TOOLS_SCOPE=target\` tools reach the namespaces and nodes of what is investigated, by name. What lies beyond is answered
\`forbidden\`, with what may be asked instead:

- Kubernetes: objects, logs and events of these namespaces; these nodes; storage, priority, ingress and runtime classes. No
  other kind without a namespace, and no list over all namespaces.
- Prometheus: each selector of an expression must name one of the namespaces (\`up{namespace="shop"}\`) or, for metrics of nodes
  as a whole (\`node_*\`, \`kube_node_*\`, \`machine_*\`, \`kubelet_*\` but for volumes, \`windows_*\`, \`up\`), one of the nodes in \`node\`,
  \`instance\` (with or without port) or a label like it. Series and alerts of other namespaces and nodes are left out; alerts
  of neither are shown. Names of metrics and the expressions of rules are open.
- Loki: each selector must name one of the namespaces. Values of labels are those of their streams; names of labels are open.
- Tempo: any trace may be found, with its root and the services that took part. Of single spans of other namespaces a search
  tells only how long they took, and a trace that is read is without them; spans whose namespace is not known (\`k8s.namespace.name\`, \`service.namespace\`) are shown.

\`explain_pod_scheduling\` looks at all nodes, for nothing less answers it, and names them; pods of other namespaces count by what
they request and have no names. What \`KUBE_NAMESPACES_ALLOW\` and \`KUBE_NAMESPACES_DENY\` forbid stays forbidden in either case.

A result is JSON, masked, and at most ${MAX_RESULT_CHARACTERS.toLocaleString('en')} characters long: of what is longer the ends are kept (of lists sorted by
weight, the start), and a note in the place of the cut says how much is gone and how to narrow. Identical calls in one
analysis are answered once. A call that gives nothing answers \`{"error": <class>, "detail": <text>}\`, where the class is
\`absent\`, \`forbidden\`, \`timeout\`, \`unavailable\`, \`invalid\` (the arguments; the schema is added) or \`error\`.
`;

const cell = (text: string): string => text.replaceAll('|', String.raw`\|`).replaceAll(/\s+/g, ' ');

/** The type of a parameter in a word. */
const typeOf = ({ type, anyOf, enum: words }: ParameterSchema): string => {
  if (words !== undefined) return words.map((word) => `\`${word}\``).join(' or ');
  return anyOf?.map(typeOf).join(' or ') ?? type ?? 'any';
};

const parameterRows = (tool: Tool): readonly string[] => {
  const { properties = {}, required = [] } = schemaOf(tool) as {
    readonly properties?: Readonly<Record<string, ParameterSchema>>;
    readonly required?: readonly string[];
  };
  return Object.entries(properties).map(
    ([name, schema]) =>
      `| \`${name}\`${required.includes(name) ? '' : '?'} | ${typeOf(schema)} | ${cell(schema.description ?? '')} |`,
  );
};

const toolSection = (tool: Tool): string => {
  const rows = parameterRows(tool);
  const table = ['| parameter | type | |', '| --- | --- | --- |', ...rows].join('\n');
  const likely = tool.brief === null ? '' : '_Likely._ ';
  const beyond = tool.reach === 'cluster' ? ' Not offered with `TOOLS_SCOPE=target`.' : '';
  return `### ${tool.name}\n\n${likely}${tool.about}${beyond}\n\n${rows.length === 0 ? 'No parameters.' : table}\n`;
};

/** docs/tools.md: every tool by source, with its parameters (`?`: may be left out). */
export const toolsDocument = (tools: readonly Tool[]): string => {
  const sections = [...Map.groupBy(tools, ({ needs }) => needs)].map(
    ([need, ofSource]) =>
      `## ${TITLES[need]}\n\nOffered when ${OFFERED_WHEN[need]}.\n\n${ofSource.map(toolSection).join('\n')}`,
  );
  return [INTRODUCTION, ...sections].join('\n');
};
