import type { JsonObject } from '../json-in-text.js';

/** A call of a tool as a model wrote it into its text. */
export interface WrittenCall {
  readonly name: string;
  /** JSON text. */
  readonly arguments: string;
}

const NAMES = ['name', 'tool', 'tool_name', 'function', 'function_name', 'action', 'recipient_name'];
const ARGUMENTS = [
  'arguments',
  'args',
  'parameters',
  'params',
  'input',
  'tool_input',
  'action_input',
  'kwargs',
];

const isObject = (value: unknown): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** `functions.look`, `default_api.look`, `look:0` → `look`. */
export const plainToolName = (name: string): string =>
  name.replace(/^(?:functions?|default_api|tools?|multi_tool_use)\./, '').replace(/:\d+$/, '');

const jsonText = (value: unknown): string => (typeof value === 'string' ? value : JSON.stringify(value));

/** The calls that an object is or lists; none for an object of another kind. */
export const callInObject = (object: JsonObject): readonly WrittenCall[] => {
  const list = object['tool_calls'] ?? object['tool_uses'] ?? object['calls'];
  if (Array.isArray(list)) return list.filter(isObject).flatMap(callInObject);
  const inner = object['function_call'] ?? object['tool_call'] ?? object['function'];
  if (isObject(inner)) return callInObject(inner);
  const name = NAMES.map((key) => object[key]).find((value) => typeof value === 'string');
  const key = ARGUMENTS.find((each) => isObject(object[each]) || typeof object[each] === 'string');
  if (typeof name !== 'string' || key === undefined) return [];
  return [{ name: plainToolName(name), arguments: jsonText(object[key]) }];
};
