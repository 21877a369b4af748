/** How a card looks: by the worst severity while something fires, else over. */
export type Tone = 'critical' | 'warning' | 'info' | 'over';

/** A message to people, before it has the form of a chat. Its texts are plain but for `code` in backticks. */
export interface Card {
  /** One line. */
  readonly title: string;
  readonly tone: Tone;
  readonly summary: string;
  readonly facts: readonly { readonly name: string; readonly value: string }[];
  readonly lists: readonly { readonly title: string; readonly items: readonly string[] }[];
  /** One line. */
  readonly footer: string;
}
