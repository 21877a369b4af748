/** What a team wrote down about a kind of alert. */
export interface Runbook {
  /** By which it is cited: the path in its folder, or its address. */
  readonly name: string;
  readonly title: string;
  /** Markdown, bounded. */
  readonly text: string;
  /** Steps to take, a line each, in the order of the text. */
  readonly steps: readonly string[];
}
