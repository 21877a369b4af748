/** A secret that was found in a text, and the rule that found it. */
export interface FoundSecret {
  readonly rule: string;
  readonly start: number;
  readonly end: number;
  readonly secret: string;
}

/** What became of a text that was masked apart. */
export interface KnownText {
  readonly masked: string;
  readonly found: readonly FoundSecret[];
}

/** By the text as it was given. */
export type KnownTexts = ReadonlyMap<string, KnownText>;
