/** What the alert's own expression did around startsAt; `context.alert_rule`. */
export interface RuleCourse {
  readonly expression: string;
  /** `null` for an expression without a comparison with a number. */
  readonly threshold: { readonly operator: string; readonly value: number } | null;
  /** RFC 3339; `null` if it was so all along, or never in the window. */
  readonly crossedAt: string | null;
  /** Value furthest beyond the threshold, and the last one; `null` when there was none. */
  readonly furthest: number | null;
  readonly last: number | null;
  /** Whether it holds now; `null` when that could not be told. */
  readonly still: boolean | null;
}
