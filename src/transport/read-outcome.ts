/**
 * The result of reading something remote. Absence, refusal and failure are different values; `reason` is a sentence a
 * person can act on ("pods is forbidden: … grant get on pods in namespace x").
 */
export type ReadOutcome<T> =
  | { readonly status: 'ok'; readonly value: T }
  | {
      readonly status: 'absent' | 'forbidden' | 'timeout' | 'unavailable' | 'error';
      readonly reason: string;
    };

export type FailedRead = Exclude<ReadOutcome<never>, { status: 'ok' }>;

export const ok = <T>(value: T): ReadOutcome<T> => ({ status: 'ok', value });
