/** One condition of a selector on a label. */
export interface Matcher {
  /** `null`: written in a way that leaves room for doubt. */
  readonly label: string | null;
  /** `=`, `!=`, `=~` or `!~`. */
  readonly operator: string;
  /** `null` likewise. */
  readonly value: string | null;
}

/** Whether a selector keeps to one value of a label that is among some and may be read. */
export const keepsTo = (
  matchers: readonly Matcher[],
  isLabel: (label: string) => boolean,
  allows: (value: string) => boolean,
): boolean =>
  matchers.some(
    ({ label, operator, value }) =>
      operator === '=' && label !== null && value !== null && isLabel(label) && allows(value),
  );
