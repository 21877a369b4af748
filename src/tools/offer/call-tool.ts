import { schemaOf } from '../arguments.js';
import { ToolError } from '../tool-error.js';
import type { Tool } from '../tool.js';

/** The tool through which tools are called that are offered by their signature alone. */
export const CALL_TOOL = 'call_tool';

const PARAMETERS = {
  type: 'object',
  properties: { tool: { type: 'string' }, arguments: { type: 'object' } },
  required: ['tool', 'arguments'],
} as const;

type Property = Readonly<{ type?: string; enum?: readonly string[]; anyOf?: readonly { type?: string }[] }>;

/** Types as short as they are told; a text needs no word. */
const SHORT: Readonly<Record<string, string>> = {
  integer: 'int',
  number: 'num',
  boolean: 'bool',
  array: 'list',
};

const typeOf = ({ type, enum: words, anyOf }: Property): string => {
  if (words !== undefined) return `:${words.join('|')}`;
  const short = SHORT[type ?? anyOf?.[0]?.type ?? ''];
  return short === undefined ? '' : `:${short}`;
};

/** `(namespace, pod_name, limit?:int)`: names with their types, those of texts left out. */
const parametersOf = (tool: Tool): string => {
  const { properties, required = [] } = schemaOf(tool) as {
    readonly properties: Readonly<Record<string, Property>>;
    readonly required?: readonly string[];
  };
  const told = Object.entries(properties).map(
    ([name, property]) => `${name}${required.includes(name) ? '' : '?'}${typeOf(property)}`,
  );
  return `(${told.join(', ')})`;
};

/** One line for each list of parameters, with the tools that have it. */
const signaturesOf = (tools: readonly Tool[]): string =>
  [...Map.groupBy(tools, parametersOf)]
    .map(([parameters, sharing]) => `${sharing.map(({ name }) => name).join(', ')} ${parameters}`)
    .join('\n');

/** {@link CALL_TOOL} as a model is told of it. */
export const callToolSchema = (tools: readonly Tool[]) => ({
  name: CALL_TOOL,
  description: `Call one (?: optional):\n${signaturesOf(tools)}`,
  parameters: PARAMETERS,
});

/** A call of a tool by its name, the arguments as JSON text. */
export interface NamedCall {
  readonly name: string;
  readonly jsonText: string;
}

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const jsonOf = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
};

/**
 * The call that stands inside a call of {@link CALL_TOOL}. Arguments may be an object, JSON text, or stand beside the name of
 * the tool: models write all three.
 * @throws {ToolError} `invalid`, when no tool is named
 */
export const innerCall = (jsonText: string): NamedCall => {
  const outer = jsonOf(jsonText);
  const { tool, arguments: inner, ...beside } = isObject(outer) ? outer : {};
  if (typeof tool !== 'string') {
    throw new ToolError('invalid', `${CALL_TOOL} needs the name of a tool and its arguments, as JSON`, {
      schema: PARAMETERS,
    });
  }
  return { name: tool, jsonText: typeof inner === 'string' ? inner : JSON.stringify(inner ?? beside) };
};
