import { z } from 'zod';
import { ToolError } from './tool-error.js';
import type { Tool } from './tool.js';

/** JSON schema of a tool's parameters, as the model is shown it. */
export const schemaOf = ({ parameters }: Tool): Readonly<Record<string, unknown>> => {
  const { $schema: _dialect, ...schema } = z.toJSONSchema(parameters, { io: 'input' });
  return schema;
};

const jsonOf = (text: string): unknown => {
  if (text.trim() === '') return {}; // some models send nothing for a tool without parameters
  try {
    return JSON.parse(text);
  } catch {
    throw new ToolError('invalid', 'the arguments are not JSON');
  }
};

/**
 * The arguments of a call, checked and with defaults. Unknown ones are ignored.
 * @param jsonText as the model wrote it
 * @throws {ToolError} `invalid`, with what is wrong and the schema that holds
 */
export const argumentsOf = (tool: Tool, jsonText: string): Readonly<Record<string, unknown>> => {
  const parsed = tool.parameters.safeParse(jsonOf(jsonText));
  if (parsed.success) return parsed.data;
  const problems = parsed.error.issues.map(({ path, message }) =>
    path.length === 0 ? message : `${path.join('.')}: ${message}`,
  );
  throw new ToolError('invalid', problems.join('; '), { schema: schemaOf(tool) });
};
