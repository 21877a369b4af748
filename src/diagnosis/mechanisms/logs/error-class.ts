import type { AlertClass } from '../../../alerts/class/alert-class.js';
import type { Localized } from '../../../config/language.js';

/**
 * Whose trouble a line tells. `server`: of the server that refuses, whoever writes it. `login`: between a client and a
 * server; told of the client, the server may lie behind it. `own`: of the program that writes it. `reach`: that something
 * else does not answer, which is a symptom.
 */
export type Side = 'server' | 'login' | 'own' | 'reach';

/** One sort of error, in the words of the programs that write it. */
export interface ErrorClass {
  /** The end of its mechanism's name: `authentication`. */
  readonly id: string;
  readonly side: Side;
  /** Each takes time linear in the line: no quantifier stands within another, and gaps are bounded. */
  readonly patterns: readonly RegExp[];
  /** What it is, as a noun phrase. */
  readonly title: Localized;
  /** What is wrong, as it follows the name of the object; may hold `[[ … {peer}]]`. */
  readonly means: Localized;
  /** What to look at. */
  readonly advice: Localized;
  /** Classes that say more of the same: where a program tells of one of them, its lines of this class are about that. */
  readonly yieldsTo?: readonly string[];
  /** Trouble it can explain besides that of something that does not answer. */
  readonly also?: readonly AlertClass[];
}

/** Declares a class. */
export const errorClass = (definition: ErrorClass): ErrorClass => definition;
