import { schemaOf } from './arguments.js';
import { MAX_RESULT_CHARACTERS } from './bounded/bounded-result.js';
import { chaptersOf, type ToolSource } from './tool-provider.js';
import type { Tool } from './tool.js';

/** The part of a JSON schema that the document shows of a parameter. */
interface ParameterSchema {
  readonly type?: string;
  readonly anyOf?: readonly ParameterSchema[];
  readonly enum?: readonly string[];
  readonly description?: string;
}

/**
 * @param reach what the scope leaves of each source
 * @param beyond what single tools reach beyond it
 */
const introduction = (
  reach: readonly string[],
  beyond: readonly string[],
): string => `# The tools of the model

<!-- Written by \`npm run tools:docs\` from the tools under src/integrations/; do not edit. -->

What a model may call while it investigates. Every tool only reads. A tool is offered when its source is configured;
\`AGENT_TOOLS_DISABLED\` hides any by name. Unknown arguments are ignored; numbers outside their bounds are moved to the
nearest one.

What a model is told of them is sent with every turn, so it is short. With \`AGENT_TOOLS_OFFER=likely\` the tools marked
_likely_ below are offered by a sentence and a schema, the others by typed signatures in the text of \`call_tool\`, which
takes the name of a \`tool\` and its \`arguments\`; calling one by its own name does the same. With \`all\` each is offered by
its schema, at three times the tokens. The order is the same for every alert: tools stand first in a prompt, and what providers cache of it ends where two prompts differ.

With \`TOOLS_SCOPE=target\` tools reach the namespaces and nodes of what is investigated, by name. What lies beyond is answered
\`forbidden\`, with what may be asked instead:

${reach.join('\n')}

${[...beyond, ''].join(' ')}What \`KUBE_NAMESPACES_ALLOW\` and \`KUBE_NAMESPACES_DENY\` forbid stays forbidden in either case.

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

/**
 * docs/tools.md: every tool by source, with its parameters (`?`: may be left out).
 * @param sources in the order in which the text tells how far they reach
 */
export const toolsDocument = (sources: readonly ToolSource[]): string => {
  const sections = chaptersOf(sources).map(
    ({ title, offeredWhen, tools, furtherTools }) =>
      `## ${title}\n\nOffered when ${offeredWhen}.\n\n${[...tools, ...furtherTools].map(toolSection).join('\n')}`,
  );
  return [
    introduction(
      sources.flatMap(({ reach }) => (reach === null ? [] : `- ${reach}`)),
      sources.flatMap(({ beyond }) => beyond ?? []),
    ),
    ...sections,
  ].join('\n');
};
