import type { EntityRef } from './entity.js';
import type { EvidenceId } from './evidence.js';
import type { Localized } from '../config/language.js';

/** A cause that a rule found in the evidence. Unmasked. */
export interface Finding {
  /** `pod/oom-killed`, `node/not-ready`, … */
  readonly rule: string;
  /** One sentence that names the cause and the object. */
  readonly cause: Localized;
  /** 0 to 1. */
  readonly confidence: number;
  /** What it rests on; never empty. */
  readonly evidence: readonly EvidenceId[];
  /** What supports it, one bullet each, such as `last state OOMKilled, exit code 137, at …`. */
  readonly support: readonly Localized[];
  /** What to do, most useful first; reading commands before changes. */
  readonly remedy: readonly Localized[];
}

/** One step of a chain, or one thing told, with the evidence of that very step. */
export interface ToldStep {
  readonly text: Localized;
  readonly evidence: readonly EvidenceId[];
}

/** A cause for machines to read. */
export interface ToldCause {
  readonly entity: EntityRef;
  /** `memory/container-limit`, … */
  readonly mechanism: string;
  /** Its concrete values: limit, port, key, tag. */
  readonly values: Readonly<Record<string, string>>;
  /** One sentence without the way to it. */
  readonly text: Localized;
  readonly known: 'stated' | 'shown' | 'suggested';
  /** RFC 3339. */
  readonly since: string | null;
  /** What set it off; `null` where nothing changed beside it shortly before. */
  readonly trigger: {
    readonly entity: EntityRef;
    readonly at: string;
    readonly what: string;
    readonly by: string | null;
  } | null;
  /** From the alert's subject to it. */
  readonly chain: readonly ToldStep[];
  /** 0 to 1. */
  readonly confidence: number;
  readonly evidence: readonly EvidenceId[];
}

/** The explanation in words, for the answer without a model and for a model to start from. */
export interface Story {
  /** Two sentences at most: object, cause at the far end, since when and after what, how much is affected. */
  readonly summary: Localized;
  /** Most likely first; empty where nothing explains the alert. */
  readonly causes: readonly ToldCause[];
  /** What could have explained it and is less likely, and why. */
  readonly ruledOut: readonly ToldStep[];
  /** What was seen and has nothing to do with it. */
  readonly alsoSeen: readonly ToldStep[];
  /** What changed on the way shortly before, where the summary does not tell it. */
  readonly changed: readonly ToldStep[];
  /** What of the alert's own is well; told where nothing explains the alert. */
  readonly healthy?: readonly ToldStep[];
  /** Of an alert that is over: what ended it, as far as the graph shows it; the change first, then what became well. */
  readonly ended?: readonly ToldStep[];
  /** What the alert is about, as the graph names it: `Service shop/cart`. */
  readonly subject?: string | null;
  /** Whether that was asked for and is not there. */
  readonly isGone?: boolean;
}

/** What the rules say: findings ranked by how directly they explain the alert, and what was looked at. */
export interface Diagnosis {
  readonly findings: readonly Finding[];
  /** Ids of the rules whose evidence was there to be checked; with no finding, this is the answer. */
  readonly checked: readonly string[];
  /** Rules that could not be checked, with the reason. */
  readonly unchecked: readonly { readonly rule: string; readonly reason: string }[];
  /** How the findings explain the alert; absent where no graph was read. */
  readonly story?: Story;
}
