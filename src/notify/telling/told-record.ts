import type { Story } from '../sinks/told.js';

/** A telling that did not succeed yet. */
export interface Failing {
  /** Of which revision. */
  readonly number: number;
  readonly attempts: number;
  readonly throttled: number;
  /** ms since the epoch. */
  readonly firstAt: number;
}

/** What keeps one telling from being sent twice, and from being tried for ever. */
export interface Attempted {
  /** Which telling was begun and not known to have ended; `null` for none. */
  readonly begun: number | null;
  readonly failing: Failing | null;
  readonly story: Story | null;
}

/** What a digest says of one group. */
export interface DigestLine {
  /** Of the digest that it stands in: when that began, ms since the epoch. */
  readonly digest: number;
  readonly object: string;
  readonly alertnames: readonly string[];
  readonly rank: number;
  readonly firing: number;
  readonly cause: string | null;
}

/**
 * What a sink was told of a group. `open`: it has a message of its own; `folded`: it stands in a digest; `over`: its recovery was
 * told; `passed`: nothing was, for it was over before.
 */
export interface ToldRecord extends Attempted {
  readonly episode: string;
  /** Of the group result that was dealt with last; 0 before the first. */
  readonly sequence: number;
  /** Whose report that one carried. */
  readonly analysis: number;
  readonly firing: number;
  readonly members: number;
  readonly state: 'new' | 'open' | 'folded' | 'over' | 'passed';
  /** ms since the epoch. */
  readonly toldAt: number;
  readonly line: DigestLine | null;
}

export const NEVER_TOLD: ToldRecord = {
  episode: '',
  sequence: 0,
  analysis: 0,
  firing: 0,
  members: 0,
  state: 'new',
  toldAt: 0,
  line: null,
  begun: null,
  failing: null,
  story: null,
};

/** What was folded at a sink of late; every lane that folds writes it. Times in ms since the epoch. */
export interface FoldRecord {
  /** When stories were opened of late, the oldest first. */
  readonly opened: readonly number[];
  /** When one was last not, since too many were. */
  readonly stormAt: number;
  /** When the digest began that groups are folded into; 0: there is none. */
  readonly since: number;
  /** When a group of it last changed, to within {@link TOUCH_MS}. */
  readonly touchedAt: number;
  /** When it is to be told. */
  readonly dueAt: number;
}

/** A change is not written down again within this time, ms. */
export const TOUCH_MS = 5000;

export const NOTHING_FOLDED: FoldRecord = { opened: [], stormAt: 0, since: 0, touchedAt: 0, dueAt: 0 };

/** What a sink was told of a digest. */
export interface DigestRecord extends Attempted {
  readonly since: number;
  readonly toldAt: number;
  /** How often it was told, and what last. */
  readonly number: number;
  readonly said: string;
}

export const NO_DIGEST: DigestRecord = {
  since: 0,
  toldAt: 0,
  number: 0,
  said: '',
  begun: null,
  failing: null,
  story: null,
};
