/** What a job rejects with when its owner ended it: the signal's own AbortError, or one that names its reason as cause. */
export const abortError = (reason: unknown): Error =>
  reason instanceof Error && reason.name === 'AbortError'
    ? reason
    : Object.assign(new DOMException('the analysis was cancelled', 'AbortError'), { cause: reason });
