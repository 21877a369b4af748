import { LlmError } from './failure.js';
import { CircuitOpen } from './provider-circuit.js';
import type { ProviderId } from '../config/providers.js';

/** How one provider of the chain failed. */
export interface ProviderFailure {
  readonly provider: ProviderId;
  readonly failure: LlmError;
}

/** The lower, the more it tells. */
const rankOf = ({ failure }: ProviderFailure): number => {
  // The caller can cure this one, by asking for less.
  if (failure.kind === 'context-too-long') return 0;
  // Refused credentials are the answer only when all providers refuse them: that is when the circuit is open, and an
  // upgrade is promised for its closing.
  if (failure.kind === 'unauthorised') return 3;
  return failure instanceof CircuitOpen ? 2 : 1;
};

/**
 * The failure of a request that every provider failed: of the kind that tells most, among equals that of the first
 * provider, with the reason of each in its message.
 */
export const mostTelling = (failures: readonly [ProviderFailure, ...ProviderFailure[]]): LlmError => {
  const [first, ...others] = failures;
  if (others.length === 0) return first.failure;
  const { failure } = others.reduce((best, next) => (rankOf(next) < rankOf(best) ? next : best), first);
  const message = failures.map(({ provider, failure: { message } }) => `${provider}: ${message}`).join('; ');
  return new LlmError(failure.kind, message, { retryAfterMs: failure.retryAfterMs, cause: failure });
};
