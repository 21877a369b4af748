import { fingerprintOf } from '../../alerts/identity.js';
import type { AlertStatus, TextMap } from '../../alerts/alert.js';
import type { TranslatedAlert } from './sender.js';

/** What a sender says of one alert, in its own words. */
export interface Told {
  readonly sender: string;
  readonly status: AlertStatus;
  readonly name: string;
  /** What is the same while it fires and when it is over. Absent: its labels are. */
  readonly identity?: readonly string[];
  /** The sender's word for how bad it is. */
  readonly severity?: string;
  readonly labels: TextMap;
  /** Facts by name; empty ones are left out. */
  readonly annotations: TextMap;
  readonly startsAt?: string | number | undefined;
  readonly endsAt?: string | number | undefined;
  /** Where the sender shows it. */
  readonly link?: string;
}

/** The words of senders for how bad something is, as Prometheus' rules say it. */
const SEVERITIES: readonly (readonly [RegExp, string])[] = [
  [/^(?:critical|fatal|emergency|page|disaster|sev-?0|p1)$/, 'critical'],
  [/^(?:error|high|major|alert|sev-?1|p2)$/, 'error'],
  [/^(?:warning|warn|moderate|average|sev-?2|p3)$/, 'warning'],
  [/^(?:info|informational|information|low|minor|verbose|notice|normal|sev-?[34]|p[45])$/, 'info'],
];

/** A sender's word for how bad something is in Prometheus' words; as it is where it is none of the known. */
const severityOf = (word: string): string => {
  const plain = word.trim().toLowerCase();
  return SEVERITIES.find(([words]) => words.test(plain))?.[1] ?? plain;
};

const said = (texts: TextMap): TextMap =>
  Object.fromEntries(Object.entries(texts).filter(([, text]) => text !== ''));

const without = (texts: TextMap, left: string): TextMap =>
  Object.fromEntries(Object.entries(texts).filter(([name]) => name !== left));

/** An alert of another sender in Alertmanager's form. */
export const translated = (told: Told): TranslatedAlert => {
  const { sender, status, name, identity, severity = '', labels, annotations, startsAt, endsAt, link } = told;
  const ids = identity?.filter((part) => part !== '') ?? [];
  return {
    status,
    // The name stands first: of too many labels the last are left out.
    labels: said({ alertname: name, severity: severityOf(severity), ...without(labels, 'alertname') }),
    annotations: said({ ...annotations, sender }),
    ...(startsAt !== undefined && { startsAt }),
    ...(endsAt !== undefined && { endsAt }),
    ...(link && { generatorURL: link }),
    ...(ids.length > 0 && { fingerprint: fingerprintOf({ sender, identity: ids.join('\n') }) }),
  };
};

/** The label that tells the rule of an alert that is about missing data, and the name of such alerts. */
export const withoutData = (rule: string): { readonly name: string; readonly labels: TextMap } => ({
  name: 'NoData',
  labels: { rulename: rule },
});
