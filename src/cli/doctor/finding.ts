/** `skip`: not configured, so nothing was asked. */
export const OUTCOMES = ['ok', 'warn', 'fail', 'skip'] as const;
export type Outcome = (typeof OUTCOMES)[number];

/** One thing that was looked at. Not masked. */
export interface Finding {
  /** What it is about: `nats`, `kubernetes`, `database`. */
  readonly area: string;
  readonly outcome: Outcome;
  /** What was found, in a sentence. */
  readonly text: string;
  /** The setting to look at. */
  readonly variable?: string;
  /** What to do. */
  readonly remedy?: string;
}

/** Findings of one area. */
export const findingsOf = (area: string) => {
  const finding =
    (outcome: Outcome) =>
    (text: string, more: Pick<Finding, 'variable' | 'remedy'> = {}): Finding => ({
      area,
      outcome,
      text,
      ...more,
    });
  return { ok: finding('ok'), warn: finding('warn'), fail: finding('fail'), skip: finding('skip') };
};
