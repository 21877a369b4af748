/** Names of issues, as results and responses carry them (docs/model.md "Failures"). */
export type LlmIssue =
  | 'not_configured'
  | 'empty_response'
  | 'llm_auth'
  | 'llm_rate_limit'
  | 'llm_timeout'
  | 'llm_bad_request'
  | 'llm_unavailable'
  | 'llm_truncated'
  | 'llm_refused'
  | 'llm_filtered'
  | 'budget'
  | 'deadline'
  | 'cancelled'
  | 'unknown';

/** What follows from a kind of failure. */
interface Consequence {
  readonly issue: LlmIssue;
  /** Whether the same call may succeed a moment later. */
  readonly retry: boolean;
  /** Whether another provider may answer what this one did not. */
  readonly failover: boolean;
}

const consequence = (issue: LlmIssue, then: 'retry' | 'other-provider' | 'end'): Consequence => ({
  issue,
  retry: then === 'retry',
  failover: then !== 'end',
});

const CONSEQUENCES = {
  /** The key is refused, or the model is not known to it. */
  unauthorised: consequence('llm_auth', 'other-provider'),
  /** What was paid for is used up: waiting does not help. */
  quota: consequence('llm_rate_limit', 'other-provider'),
  throttled: consequence('llm_rate_limit', 'retry'),
  overloaded: consequence('llm_unavailable', 'retry'),
  timeout: consequence('llm_timeout', 'retry'),
  /** A failure of the server or of the connection. */
  transient: consequence('llm_unavailable', 'retry'),
  /** The reply is not the protocol's. */
  malformed: consequence('llm_unavailable', 'retry'),
  /** The model called a tool in a form that the provider itself could not read. */
  'malformed-call': consequence('llm_unavailable', 'retry'),
  'context-too-long': consequence('llm_bad_request', 'other-provider'),
  /** The model declined to answer. */
  refused: consequence('llm_refused', 'other-provider'),
  /** A filter of the provider stopped the prompt or the answer. */
  filtered: consequence('llm_filtered', 'other-provider'),
  /** Any other rejection of the request. */
  rejected: consequence('llm_bad_request', 'other-provider'),
  truncated: consequence('llm_truncated', 'end'),
  empty: consequence('empty_response', 'end'),
  /** No provider has a key. */
  'not-configured': consequence('not_configured', 'end'),
  /** The budget of this process is used up. */
  budget: consequence('budget', 'end'),
  /** The time of the job is over. */
  deadline: consequence('deadline', 'end'),
  /** The owner of the job ended it. */
  cancelled: consequence('cancelled', 'end'),
  unknown: consequence('unknown', 'other-provider'),
} as const satisfies Readonly<Record<string, Consequence>>;

/** What a failed call to a model means. Decided once, by the adapter that met the failure. */
export type FailureKind = keyof typeof CONSEQUENCES;

/** A call to the model failed. */
export class LlmError extends Error {
  override readonly name = 'LlmError';
  /** The provider's own delay, in ms; `null` when it named none. */
  readonly retryAfterMs: number | null;

  constructor(
    readonly kind: FailureKind,
    message: string,
    options: { readonly retryAfterMs?: number | null; readonly cause?: unknown } = {},
  ) {
    super(message, { cause: options.cause });
    this.retryAfterMs = options.retryAfterMs ?? null;
  }

  get issue(): LlmIssue {
    return CONSEQUENCES[this.kind].issue;
  }

  /** Whether the same call may succeed a moment later. */
  get retry(): boolean {
    return CONSEQUENCES[this.kind].retry;
  }

  /** Whether another provider may answer what this one did not. */
  get failover(): boolean {
    return CONSEQUENCES[this.kind].failover;
  }
}
