import type { z } from 'zod';
import type { InvalidField } from './invalid-request.js';

/** Most problems named in one answer. */
const MAX_FIELDS = 50;

const TYPE_NAMES: Readonly<Record<string, string>> = {
  string: 'string',
  number: 'number',
  int: 'int',
  boolean: 'bool',
  array: 'list',
  object: 'dict',
  record: 'dict',
};

const valueAt = (body: unknown, path: readonly PropertyKey[]): unknown => {
  let value = body;
  for (const key of path) {
    if (typeof value !== 'object' || value === null) return undefined;
    value = (value as Record<PropertyKey, unknown>)[key];
  }
  return value;
};

const describe = (issue: z.core.$ZodIssue, body: unknown): Pick<InvalidField, 'type' | 'msg'> => {
  if (valueAt(body, issue.path) === undefined) return { type: 'missing', msg: 'Field required' };
  if (issue.code === 'invalid_type') {
    const name = TYPE_NAMES[issue.expected] ?? issue.expected;
    return { type: `${name}_type`, msg: `Input should be a valid ${name}` };
  }
  if (issue.code === 'custom') {
    const type: unknown = issue.params?.['type'];
    return { type: typeof type === 'string' ? type : 'value_error', msg: issue.message };
  }
  // The schema's own sentence; zod's defaults name expectations, never the input.
  return { type: 'value_error', msg: issue.message };
};

/** What zod found, in the shape of the API (docs/http-api.md "Errors"): kind, place and sentence, never the value. */
export const invalidFields = (
  issues: readonly z.core.$ZodIssue[],
  body: unknown,
  place: 'body' | 'query' = 'body',
): readonly InvalidField[] =>
  issues.slice(0, MAX_FIELDS).map((issue) => ({
    ...describe(issue, body),
    loc: [place, ...issue.path.map((key) => (typeof key === 'symbol' ? key.toString() : key))],
  }));
