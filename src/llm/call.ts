import type { ProviderId } from '../config/providers.js';
import type { LlmReply } from './provider.js';

/** What bounds one request to the model. */
export interface CallLimits {
  /** Ends the call and its retries at once, down to the socket. */
  readonly signal: AbortSignal;
  /** No call runs past this, in ms since the epoch. */
  readonly deadlineAt: number;
  /** Lets the call through though the budget is used up; it is counted all the same. For the last answer of a job. */
  readonly overdraft?: boolean;
}

/** Which model answered. */
export interface ModelName {
  readonly provider: ProviderId;
  readonly id: string;
}

export interface ModelReply extends LlmReply {
  readonly model: ModelName;
}
