export interface CommandBlock {
  readonly file: string;
  /** Where it begins, from 1. */
  readonly line: number;
  /** What the comment before it says; `null` without one. */
  readonly mark: string | null;
  /** What stands in it, without the indent of a list. */
  readonly text: string;
}

/** Those of README.md and docs/. */
export const commandBlocks: () => readonly CommandBlock[];
