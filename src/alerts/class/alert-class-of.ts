import type { TextMap } from '../alert.js';
import { labelValue } from '../label-value.js';
import type { SubjectKind } from '../subject/subject.js';
import { subjectOf } from '../subject/subject-of.js';
import type { AlertClass } from './alert-class.js';
import { knownAlert } from './catalogue/catalogue.js';
import { CLASS_WORDS, EXPRESSION_WORDS, type ClassWords } from './words.js';

/** What of an alert tells its class. */
export interface ClassifiedAlert {
  readonly labels: TextMap;
  readonly annotations: TextMap;
  /** Prometheus' link to the rule's expression; its text is read, it is never fetched. */
  readonly generatorURL?: string | null;
}

/** Longest text whose words are looked at, in characters. */
const MAX_LENGTH = 2000;

/** The class of an alert whose name, texts and expression say nothing. */
const BY_SUBJECT: Readonly<Record<SubjectKind, AlertClass>> = {
  pod: 'unknown',
  workload: 'unknown',
  job: 'job',
  'cron-job': 'job',
  service: 'unavailable',
  node: 'node',
  claim: 'storage',
  volume: 'storage',
  autoscaler: 'scaling',
  quota: 'scheduling',
  'disruption-budget': 'not-ready',
  ingress: 'unavailable',
  certificate: 'expiry',
  release: 'errors',
  resource: 'unknown',
  monitoring: 'unknown',
  host: 'unavailable',
  namespace: 'unknown',
  none: 'unknown',
};

/** A name or text with its words apart, in lower case: `KubePodCrashLooping` → `kube pod crash looping`. */
const wordsOf = (text: string): string =>
  text
    .slice(0, MAX_LENGTH)
    .replaceAll(/https?:\/\/\S+/g, ' ')
    .replaceAll(/([\p{Ll}\d])(\p{Lu})/gu, '$1 $2')
    .replaceAll(/(\p{Lu})(\p{Lu}\p{Ll})/gu, '$1 $2')
    .replaceAll(/[^\p{L}\p{N}%.]+/gu, ' ')
    .toLowerCase();

const told = (text: string, table: readonly ClassWords[]): AlertClass | null =>
  text === '' ? null : (table.find(({ words }) => words.test(text))?.class ?? null);

/** Classes that words tell which, about a node, mean the node itself: one that is stuck or not ready is no workload. */
const OF_NODE: ReadonlySet<AlertClass> = new Set(['not-ready', 'unavailable', 'scheduling']);

/** Words that mean another class where they are about a certain sort of subject: a cron job is scheduled by its clock. */
const meant = (found: AlertClass | null, labels: TextMap): AlertClass | null => {
  if (found === null || !OF_NODE.has(found)) return found;
  const { kind } = subjectOf(labels, null);
  if (kind === 'node') return 'node';
  return found === 'scheduling' && (kind === 'job' || kind === 'cron-job') ? 'job' : found;
};

const said = (texts: TextMap, name: string): string => labelValue(texts, name) ?? '';

/** Grafana tells with an annotation that its rule is not firing for what it measures. */
const isWithoutData = ({ labels, annotations }: ClassifiedAlert): boolean =>
  [annotations, labels].some((texts) => /\b(?:NoData|Error)\b/.test(said(texts, 'grafana_state_reason')));

/** The expression in the link to a rule; empty when there is none. */
const expressionIn = (generatorURL: string): string => {
  const query = generatorURL.includes('?') ? generatorURL.slice(generatorURL.indexOf('?') + 1) : '';
  return (new URLSearchParams(query).get('g0.expr') ?? '').slice(0, MAX_LENGTH);
};

/**
 * The class of an alert; pure, and total over any labels. By what Grafana says of the rule's state, else by the catalogue of
 * public alerts, else by the words of its name, its summary, its expression and its description, in this order, else
 * by the kind of what it is about.
 */
export const alertClassOf = (alert: ClassifiedAlert): AlertClass => {
  const { labels, annotations, generatorURL } = alert;
  if (isWithoutData(alert)) return 'no-data';
  const name = said(labels, 'alertname');
  const known = knownAlert(name);
  if (known !== null) return known.class;
  return (
    meant(told(wordsOf(name), CLASS_WORDS), labels) ??
    told(wordsOf(said(annotations, 'summary') || said(annotations, 'title')), CLASS_WORDS) ??
    told(expressionIn(generatorURL ?? ''), EXPRESSION_WORDS) ??
    told(wordsOf(said(annotations, 'description') || said(annotations, 'message')), CLASS_WORDS) ??
    BY_SUBJECT[subjectOf(labels, null).kind]
  );
};
