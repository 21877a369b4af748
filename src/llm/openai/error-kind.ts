import type { FailureKind } from '../failure.js';
import { kindOfStatus } from '../http-failure/status-failure.js';
import { fieldsOf, itemsOf, textIn } from './loose-json.js';

/** An error object of OpenAI or a compatible server. */
export interface DescribedError {
  /** `undefined` for an error inside a stream. */
  readonly status?: number | undefined;
  readonly code?: unknown;
  readonly type?: unknown;
  readonly message: string;
}

/** Codes and types by which servers say more than their status does. */
const KINDS: ReadonlyMap<string, FailureKind> = new Map([
  ['invalid_api_key', 'unauthorised'],
  ['authentication_error', 'unauthorised'],
  ['permission_error', 'unauthorised'],
  ['model_not_found', 'unauthorised'],
  // What is used up for good is not cured by waiting (docs/model.md "Failures").
  ['insufficient_quota', 'quota'],
  ['insufficient_user_quota', 'quota'], // one-api
  ['exceeded_current_quota_error', 'quota'], // Moonshot
  ['billing_hard_limit_reached', 'quota'],
  ['billing_not_active', 'quota'],
  ['budget_exceeded', 'quota'], // LiteLLM
  ['rate_limit_exceeded', 'throttled'],
  ['rate_limit_error', 'throttled'],
  ['overloaded_error', 'overloaded'],
  ['server_overloaded', 'overloaded'],
  ['slow_down', 'overloaded'],
  ['timeout', 'timeout'],
  ['context_length_exceeded', 'context-too-long'],
  ['string_above_max_length', 'context-too-long'],
  ['exceed_context_size_error', 'context-too-long'], // llama.cpp
  ['content_filter', 'filtered'], // Azure
  ['content_policy_violation', 'filtered'],
  ['ResponsibleAIPolicyViolation', 'filtered'], // Azure
  ['invalid_prompt', 'filtered'],
  ['moderation_blocked', 'filtered'],
  ['bio_policy', 'filtered'],
  ['misalignment_policy_violation', 'filtered'],
]);

/**
 * vLLM, TGI and LiteLLM say only in words that a prompt is too long; the code is `400` and the type that of any bad
 * request. This is the one place where words decide, and only for a rejected request.
 */
const TOO_LONG =
  /maximum context length|context window|ContextWindowExceeded|max_tokens must be at least 1, got -|`inputs` tokens \+ `max_new_tokens`|exceeds the (available|model's) context/i;

/** What the error object tells beyond the status; `undefined` when it tells nothing. */
export const kindOfError = ({ status, code, type, message }: DescribedError): FailureKind | undefined => {
  // A server in trouble may put anything there; its status says enough.
  if (status !== undefined && status >= 500) return undefined;
  const named = KINDS.get(textIn(code)) ?? KINDS.get(textIn(type));
  if (named !== undefined) return named;
  const rejected = [400, 422].includes(status ?? Number(code));
  return rejected && TOO_LONG.test(message) ? 'context-too-long' : undefined;
};

/** What an error inside a stream means. Gateways put the status they met into its code. */
export const kindInStream = (error: DescribedError): FailureKind => {
  const named = kindOfError(error);
  if (named !== undefined) return named;
  const code = Number(error.code ?? Number.NaN);
  return code >= 400 && code < 600 ? kindOfStatus(code) : 'transient';
};

/** The parameter a rejection names: `param`, or where FastAPI puts it, in the path of a validation error. */
export const paramOf = (body: unknown, param: unknown): string | null => {
  if (textIn(param) !== '') return textIn(param);
  const { detail, message } = fieldsOf(body);
  const [first] = itemsOf(detail ?? fieldsOf(message)['detail']);
  const [, name] = itemsOf(fieldsOf(first)['loc']);
  return textIn(name) || null;
};
