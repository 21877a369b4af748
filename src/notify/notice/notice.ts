import type { Language } from '../../config/language.js';
import type { Card } from './card.js';

/** What happened to a story, or that many are told together. */
export type NoticeEvent = 'opened' | 'changed' | 'recovered' | 'digest';

/** What is told of one group, for machines; the names are on the wire (docs/notify.md "For machines"). */
export interface ToldGroup {
  readonly id: string;
  readonly key: Readonly<Record<string, string>>;
  readonly episode: string;
  readonly revision: number;
  /** Of the group's result in the stream. */
  readonly sequence: number;
  readonly kind: string;
  readonly firing: number;
  readonly members: number;
  readonly severity: string;
  readonly alertnames: readonly string[];
  readonly labels: Readonly<Record<string, string>>;
}

export interface ToldCause {
  readonly kind: string;
  readonly namespace: string | null;
  readonly name: string;
  readonly mechanism: string;
  readonly text: string;
  readonly since: string | null;
  readonly confidence: number;
}

/** What a sink is given to tell. Everything in it is masked and cleaned. */
export interface Notice {
  readonly version: 1;
  readonly event: NoticeEvent;
  readonly language: Language;
  readonly card: Card;
  /** Absent in a digest. */
  readonly group?: ToldGroup;
  readonly cause?: ToldCause | null;
}
