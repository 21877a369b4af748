import { z } from 'zod';
import { ToolError } from './tool-error.js';
import type { Tool } from './tool.js';

type JsonSchema = Readonly<Record<string, unknown>>;

const isNull = (option: unknown): boolean => (option as JsonSchema | null)?.['type'] === 'null';

/**
 * A parameter's schema without "or null": `null` is accepted as left out, but some providers refuse a list of types.
 */
const withoutNull = (schema: JsonSchema): JsonSchema => {
  const { type, anyOf, ...rest } = schema;
  if (Array.isArray(anyOf)) {
    const options = anyOf.filter((option) => !isNull(option)) as readonly JsonSchema[];
    return options.length === 1 ? { ...withoutNull(options[0] ?? {}), ...rest } : { ...rest, anyOf: options };
  }
  if (!Array.isArray(type)) return schema;
  const types = type.filter((one) => one !== 'null') as readonly string[];
  return types.length === 1
    ? { type: types[0], ...rest }
    : { anyOf: types.map((one) => ({ type: one })), ...rest };
};

/** Tools are values that never change, and writing their schemas anew for each analysis would take a millisecond or two. */
const SCHEMAS = new WeakMap<Tool, JsonSchema>();

/** JSON schema of a tool's parameters, as the model is shown it. */
export const schemaOf = (tool: Tool): JsonSchema => {
  const schema = SCHEMAS.get(tool) ?? writtenSchema(tool);
  SCHEMAS.set(tool, schema);
  return schema;
};

const writtenSchema = ({ parameters }: Tool): JsonSchema => {
  const { $schema: _dialect, properties = {}, ...schema } = z.toJSONSchema(parameters, { io: 'input' });
  const shown = Object.entries(properties).map(
    ([name, property]) => [name, withoutNull(property as JsonSchema)] as const,
  );
  return { ...schema, properties: Object.fromEntries(shown) };
};

const jsonOf = (tool: Tool, text: string): unknown => {
  if (text.trim() === '') return {}; // some models send nothing for a tool without parameters
  try {
    return JSON.parse(text);
  } catch {
    throw new ToolError('invalid', 'the arguments are not JSON', { schema: schemaOf(tool) });
  }
};

/**
 * The arguments of a call, checked and with defaults. Unknown ones are ignored.
 * @param jsonText as the model wrote it
 * @throws {ToolError} `invalid`, with what is wrong and the schema that holds
 */
export const argumentsOf = (tool: Tool, jsonText: string): Readonly<Record<string, unknown>> => {
  const parsed = tool.parameters.safeParse(jsonOf(tool, jsonText));
  if (parsed.success) return parsed.data;
  const problems = parsed.error.issues.map(({ path, message }) =>
    path.length === 0 ? message : `${path.join('.')}: ${message}`,
  );
  throw new ToolError('invalid', problems.join('; '), { schema: schemaOf(tool) });
};
