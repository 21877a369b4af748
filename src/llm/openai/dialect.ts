/**
 * What a server that calls itself OpenAI-compatible understands. OpenAI's own API takes the first of each; older or
 * smaller servers know only the later ones.
 */
export interface Dialect {
  readonly answerFormat: 'json_schema' | 'json_object' | 'text';
  readonly outputLimit: 'max_completion_tokens' | 'max_tokens';
}

export const FULL_DIALECT: Dialect = { answerFormat: 'json_schema', outputLimit: 'max_completion_tokens' };

/** A rejection of the request's form (400 or 422), as the error's body describes it. */
export interface Rejection {
  /** The parameter at fault; `null` when the server does not say. */
  readonly param: string | null;
  readonly code: string | null;
}

/** Codes that say the content is at fault, so that another form of the same request is rejected as well. */
const CONTENT_CODES = new Set([
  'content_filter',
  'content_policy_violation',
  'context_length_exceeded',
  'string_above_max_length',
]);

const SIMPLER_FORMAT = { json_schema: 'json_object', json_object: 'text', text: null } as const;

const withSimplerFormat = (dialect: Dialect): Dialect | null => {
  const answerFormat = SIMPLER_FORMAT[dialect.answerFormat];
  return answerFormat === null ? null : { ...dialect, answerFormat };
};

const withOlderLimit = (dialect: Dialect): Dialect | null =>
  dialect.outputLimit === 'max_tokens' ? null : { ...dialect, outputLimit: 'max_tokens' };

/**
 * The next simpler form to try after a rejection, or `null` when the form is not at fault or nothing simpler is left.
 * A server that names no parameter is tried with simpler answer formats first, since those vary most.
 */
export const simplerDialect = (dialect: Dialect, { param, code }: Rejection): Dialect | null => {
  if (code !== null && CONTENT_CODES.has(code)) return null;
  if (param === null) return withSimplerFormat(dialect) ?? withOlderLimit(dialect);
  if (param.startsWith('response_format')) return withSimplerFormat(dialect);
  if (param === 'max_completion_tokens') return withOlderLimit(dialect);
  return null;
};
