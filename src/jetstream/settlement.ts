/** What becomes of a message, as a value; one adapter performs it (`perform-settlement.ts`). */
export type Settlement =
  /** `confirmed`: the server's word is waited for. Without it, a lost one costs that the message is taken once more. */
  | { readonly kind: 'ack'; readonly confirmed: boolean }
  /** Handed back; delivered again after this many ms. */
  | { readonly kind: 'retry'; readonly afterMs: number; readonly why: string }
  | { readonly kind: 'dead-letter'; readonly letter: DeadLetterReason };

export interface DeadLetterReason {
  readonly stage: 'intake' | 'work' | 'result' | 'notify';
  /** Kind of failure: `invalid-input`, `max-attempts`, `defect`; of what is told, `refused` and `unknown-outcome` too. */
  readonly class: string;
  readonly reason: string;
  readonly attempts: number;
  /** ms since the epoch; `null` when unknown. */
  readonly firstFailureAt: number | null;
}

export const ack: Settlement = { kind: 'ack', confirmed: true };

/** For what costs next to nothing when it comes again. */
export const ackLightly: Settlement = { kind: 'ack', confirmed: false };

export const retryAfter = (afterMs: number, why: string): Settlement => ({ kind: 'retry', afterMs, why });

export const deadLetter = (letter: DeadLetterReason): Settlement => ({ kind: 'dead-letter', letter });
