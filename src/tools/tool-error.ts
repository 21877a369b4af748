import type { FailedRead, ReadOutcome } from '../transport/read-outcome.js';

/** Why a call gave nothing (docs/tool-results.md "Rules for all tools"). */
export type ToolErrorClass = FailedRead['status'] | 'invalid';

/**
 * A call that gave nothing, in words the model can act on. Thrown by a tool, answered as
 * `{"error": <class>, "detail": <text>}` by the session that called it.
 */
export class ToolError extends Error {
  override readonly name = 'ToolError';
  constructor(
    readonly errorClass: ToolErrorClass,
    detail: string,
    /** Further fields of the answer: what was asked, which schema holds. */
    readonly fields: Readonly<Record<string, unknown>> = {},
  ) {
    super(detail);
  }
}

/**
 * What was read.
 * @throws {ToolError} of the reading's own class when it failed
 */
export const valueOf = <T>(read: ReadOutcome<T>): T => {
  if (read.status !== 'ok') throw new ToolError(read.status, read.reason);
  return read.value;
};

/** A failed reading as a value, for an answer that has other parts. */
export const failureShape = ({ status, reason }: FailedRead) => ({ error: status, detail: reason });
