/** 16 lower-case hex digits: Alertmanager's fingerprint of an alert's labels. */
export type Fingerprint = string & { readonly __brand: 'Fingerprint' };

/** Identity of an alert in subjects and keys: its fingerprint, with the cluster's name hashed in when one is set. */
export type AlertId = string & { readonly __brand: 'AlertId' };

export type AlertStatus = 'firing' | 'resolved';

/** Strings by name, as Prometheus labels and annotations are. */
export type TextMap = Readonly<Record<string, string>>;

/** One alert as received: parsed and validated, nothing masked. Times are RFC 3339 in UTC. */
export interface Alert {
  readonly status: AlertStatus;
  readonly labels: TextMap;
  readonly annotations: TextMap;
  readonly startsAt: string;
  /** `null` while not ended; Alertmanager's year 1 is read as that. */
  readonly endsAt: string | null;
  readonly generatorURL: string | null;
  readonly fingerprint: Fingerprint;
}

/** What a caller wants echoed or respected; kept with the alert's state. */
export interface CallerContext {
  readonly threadTs: string;
  readonly incidentId: string | null;
  readonly analysisType: string | null;
  readonly language: string | null;
}
