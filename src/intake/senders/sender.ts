import type { AlertStatus, TextMap } from '../../alerts/alert.js';

/** A JSON object as it was received; nothing of it is known. */
export type SentBody = Readonly<Record<string, unknown>>;

/** An alert in Alertmanager's form, made of what another sender wrote. Still to be checked as any alert is. */
export interface TranslatedAlert {
  readonly status: AlertStatus;
  readonly labels: TextMap;
  readonly annotations: TextMap;
  /** As sent; absent where the message does not tell. */
  readonly startsAt?: string | number;
  readonly endsAt?: string | number;
  readonly generatorURL?: string;
  readonly fingerprint?: string;
}

/** What a body of a known sender holds. */
export type Translation =
  | {
      readonly kind: 'alerts';
      /** Translated, or as sent where the sender writes Alertmanager's form. */
      readonly alerts: readonly unknown[];
      /** Alerts that the sender left out. */
      readonly truncated?: number;
    }
  /** A message that is understood and holds no alert: a test, a note, a change of hands. */
  | { readonly kind: 'nothing'; readonly why: string }
  /** A message of this sender from which no alert can be read: what was looked for. */
  | { readonly kind: 'refused'; readonly reason: string };

/** Reads the bodies of one sender other than Alertmanager. A new one is a file and a line in `senders.ts`. */
export interface Sender {
  /** As its makers write it: `Azure Monitor`. */
  readonly name: string;
  /** For the metrics: one word a maker. */
  readonly word: string;
  /** What of a body tells that it is this sender's, for whoever sent another. */
  readonly knownBy: string;
  /** Whether a body is this sender's, from what no other writes. */
  readonly recognises: (body: SentBody) => boolean;
  /**
   * Only of a body that is recognised. Any JSON gives a value; nothing is thrown.
   * @param inner reads a body that this one carries
   */
  readonly read: (body: SentBody, inner: (body: SentBody) => Translation) => Translation;
}

export const alerts = (...translated: readonly TranslatedAlert[]): Translation => ({
  kind: 'alerts',
  alerts: translated,
});
export const nothing = (why: string): Translation => ({ kind: 'nothing', why });
export const refused = (reason: string): Translation => ({ kind: 'refused', reason });
