/** One variable that cannot be used: what is wrong and what would be right; never its value. */
export interface Problem {
  readonly env: string;
  readonly problem: string;
  readonly example: string;
}
