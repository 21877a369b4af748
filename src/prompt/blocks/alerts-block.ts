import type { Alert, TextMap } from '../../alerts/alert.js';
import type { EvidenceId } from '../../evidence/evidence.js';
import { cut, cutDeep } from '../cut.js';
import type { PromptCase } from '../prompt-case.js';
import { compactText } from '../reading/compact-text.js';
import { BLOCK_WEIGHT, plainBlock, type Block } from './block.js';

/** Alerts shown with labels and annotations; further ones are counted. */
const MAX_ALERTS = 5;
/** Bounds of texts that come from outside, in characters and entries. */
const MAX_VALUE = 500;
const MAX_ENTRIES = 50;

/** The evidence that is the worst alert itself; shown with the alerts rather than twice. */
export const alertEvidence = ({ collected }: PromptCase): EvidenceId | null =>
  collected.evidence.find(({ source }) => source === 'alert')?.id ?? null;

export const alertsBlock = (content: PromptCase): Block => {
  const { members } = content;
  const id = alertEvidence(content);
  const shown = members.slice(0, MAX_ALERTS).map(({ alert }) => alertText(alert));
  const more = members.length - shown.length;
  const text = [
    ...shown.map((alert, n) => (n === 0 && id !== null ? `[${id}] ${alert}` : alert)),
    ...(more > 0 ? [`and ${more} more of the same group`] : []),
  ].join('\n');
  return {
    ...plainBlock('alerts', 'the alerts', text, BLOCK_WEIGHT.alerts),
    evidence: id === null ? {} : { [id]: shown[0] ?? '' },
  };
};

const alertText = (alert: Alert): string => {
  const { status, labels, annotations, startsAt, endsAt, generatorURL } = alert;
  const expression = expressionOf(generatorURL, labels['alertname']);
  return compactText({
    status: `${status} since ${startsAt}${endsAt === null ? '' : `, ended ${endsAt}`}`,
    labels: cutDeep(withoutExporter(labels), MAX_VALUE, MAX_ENTRIES),
    annotations: cutDeep(withoutRunbookOfName(annotations, labels), MAX_VALUE, MAX_ENTRIES),
    ...(expression !== null && { expression: cut(expression, MAX_VALUE) }),
  });
};

const KUBE_STATE_METRICS = 'kube-state-metrics';

/** What Prometheus says about the scrape of kube-state-metrics is about that exporter, not about the object of the alert. */
const withoutExporter = (labels: TextMap): TextMap => {
  if (labels['job'] !== KUBE_STATE_METRICS) return labels;
  const isExporters = (name: string, value: string): boolean =>
    name === 'endpoint' ||
    name === 'instance' ||
    name === 'prometheus' ||
    (name === 'service' && value.includes(KUBE_STATE_METRICS));
  return Object.fromEntries(Object.entries(labels).filter(([name, value]) => !isExporters(name, value)));
};

/** The address of a runbook that is only named after the alert. */
const withoutRunbookOfName = (annotations: TextMap, labels: TextMap): TextMap => {
  const alertname = labels['alertname']?.toLowerCase();
  const { runbook_url: runbook = null, ...others } = annotations;
  const page = runbook?.split(/[/#]/).at(-1)?.toLowerCase();
  return runbook !== null && alertname !== undefined && page === alertname ? others : annotations;
};

/** The expression in the address of the rule's graph; the address itself where it has none. `null` when it only names the alert. */
const expressionOf = (generatorURL: string | null, alertname = ''): string | null => {
  if (generatorURL === null || generatorURL === '') return null;
  const expression = URL.parse(generatorURL)?.searchParams.get('g0.expr') ?? generatorURL;
  return expression === `ALERTS{alertname="${alertname}"}` ? null : expression;
};
