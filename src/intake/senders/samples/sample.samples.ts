import type { TranslatedAlert, SentBody } from '../sender.js';

/** A body as a sender writes it, and what it must be read as. */
export interface SenderSample {
  readonly what: string;
  readonly sender: string;
  readonly body: SentBody;
  /** What its alerts hold, in order. */
  readonly alerts: readonly Partial<Omit<TranslatedAlert, 'fingerprint'>>[];
  /** What the alerts are about, as in `alerts/subject/samples`. */
  readonly about?: readonly string[];
  /** Alerts that the sender left out. */
  readonly truncated?: number;
}

/** A body of a known sender that holds no alert, and a word of why. */
export interface OtherSample {
  readonly what: string;
  readonly sender: string;
  readonly body: SentBody;
  readonly kind: 'nothing' | 'refused';
  readonly says: RegExp;
}
