import type { CleanObjects } from './clean-objects.js';
import type { Finding } from './marker.js';

/** Keeps track of where in a structure a text stands. */
export interface PathKeeper {
  readonly enter: (key: string | number) => void;
  readonly leave: () => void;
}

/** What is done to the strings that a walk over a structure finds. */
export interface TextTreatment {
  /** Whether the built-in rules are on; else every text is kept. */
  readonly builtin: boolean;
  /** Whether variables and annotations of others are hidden whatever they hold. */
  readonly strict: boolean;
  /** Text like any other. */
  readonly scan: (text: string) => string;
  /** The key of a member: never read by the user's expressions. */
  readonly key: (text: string) => string;
  /** A secret as a whole. */
  readonly hide: (secret: string) => string;
  /** Text that the built-in rules leave alone. */
  readonly keep: (text: string) => string;
  /** Lines that have to be read as one text; `null` when they can be read one by one. */
  readonly lines: (lines: readonly string[]) => readonly string[] | null;
  /** A text some parts of which are known to be secrets. */
  readonly parts: (text: string, parts: readonly Finding[]) => string;
  /** What was walked already and held nothing. */
  readonly clean: CleanObjects;
  /** Absent when nobody asks where secrets stood. */
  readonly at?: PathKeeper;
}
