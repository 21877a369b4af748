import { schemaOf } from '../arguments.js';
import type { Tool } from '../tool.js';

type JsonSchema = Readonly<Record<string, unknown>>;

/** Parameters whose name says what they are. */
const SELF_EVIDENT: ReadonlySet<string> = new Set([
  'namespace',
  'name',
  'pod_name',
  'node_name',
  'container',
  'label_selector',
  'object_name',
  'warnings_only',
  'include_status',
  'since_seconds',
  'context_lines',
  'max_matches',
  'limit',
  'alertname',
  'service_name',
  'severity',
]);

/** The type alone: bounds and defaults are left out, for what is outside of them is moved or filled in. */
const typeOf = ({ type, enum: words, anyOf }: JsonSchema): JsonSchema => {
  if (words !== undefined) return { type, enum: words };
  return { type: type ?? (anyOf as readonly JsonSchema[] | undefined)?.[0]?.['type'] ?? 'string' };
};

const withDescription = (name: string, { description }: JsonSchema): JsonSchema =>
  description === undefined || SELF_EVIDENT.has(name) ? {} : { description };

/**
 * The schema of a tool's parameters in as few tokens as a model can do with: it is sent with every turn. What the full one
 * says beyond it, an answer to wrong arguments names.
 * @param described whether parameters that their name does not explain keep their description
 */
export const leanSchemaOf = (tool: Tool, { described }: { readonly described: boolean }): JsonSchema => {
  const { properties, required } = schemaOf(tool) as {
    readonly properties: Readonly<Record<string, JsonSchema>>;
    readonly required?: readonly string[];
  };
  const shown = Object.entries(properties).map(([name, schema]) => [
    name,
    { ...typeOf(schema), ...(described && withDescription(name, schema)) },
  ]);
  return {
    type: 'object',
    properties: Object.fromEntries(shown) as JsonSchema,
    ...(required !== undefined && required.length > 0 && { required }),
  };
};
