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

/** What the rules say: findings ranked by how directly they explain the alert, and what was looked at. */
export interface Diagnosis {
  readonly findings: readonly Finding[];
  /** Ids of the rules whose evidence was there to be checked; with no finding, this is the answer. */
  readonly checked: readonly string[];
  /** Rules that could not be checked, with the reason. */
  readonly unchecked: readonly { readonly rule: string; readonly reason: string }[];
}
