import { targetFromLabels } from '../../alerts/target-from-labels.js';
import type { ContainerStatus, Pod } from '../../evidence/objects.js';
import type { Language } from '../../config/language.js';
import { phrasesFor, type Phrases } from './phrases.js';
import { mainAlert, valueOf, type ReportMaterial } from './material.js';
import { targetText } from './target-text.js';

/** Events told in a detail, newest first. */
const MAX_EVENTS = 5;
/** Other alerts of the group told in a detail. */
const MAX_MEMBERS = 5;
/** Longest quoted text, in characters. */
const MAX_TEXT = 240;

/**
 * What was seen, a line each, in the cluster's own words: `alert_status`, `alert_summary`, `recent_events (n)` and
 * `[type] reason` are phrases that readers of earlier answers look for (docs/report.md "Text without a model").
 */
export const observations = (material: ReportMaterial, language: Language): readonly string[] => [
  ...alertLines(material, phrasesFor(language)),
  ...memberLines(material, phrasesFor(language)),
  ...podLines(material, phrasesFor(language)),
  ...nodeLines(material),
  ...eventLines(material),
  ...material.content.collected.sources.flatMap(({ notable }) => notable).map(clip),
];

const alertLines = (material: ReportMaterial, phrases: Phrases): readonly string[] => {
  const { status, labels, annotations } = mainAlert(material);
  const told = [annotations.summary, annotations.description, annotations.message].find((text) =>
    text?.trim(),
  );
  const target = targetText(material.content.target);
  return [
    `alert_status: ${status} (${labels.alertname ?? 'no alertname'})`,
    ...(target === null ? [] : [phrases.target(target)]),
    ...(told === undefined ? [] : [`alert_summary: ${clip(told)}`]),
  ];
};

const memberLines = ({ content }: ReportMaterial, phrases: Phrases): readonly string[] =>
  content.members.slice(1, 1 + MAX_MEMBERS).map(({ alert }) => {
    const target = targetText(targetFromLabels(alert.labels, null));
    return phrases.alsoInGroup(alert.labels.alertname ?? 'no alertname', target, alert.status);
  });

const podLines = ({ content }: ReportMaterial, phrases: Phrases): readonly string[] => {
  const { pod } = content.collected.facts;
  if (pod.status !== 'ok') return [];
  const phase = `pod_phase: ${pod.value.status?.phase ?? 'unknown'} [${pod.evidence}]`;
  return [
    phase,
    ...containersOf(pod.value).map((container) => `${containerLine(container, phrases)} [${pod.evidence}]`),
  ];
};

/** Containers that are not simply running and ready. */
const containersOf = ({ status }: Pod): readonly ContainerStatus[] =>
  [...(status?.initContainerStatuses ?? []), ...(status?.containerStatuses ?? [])].filter(
    ({ ready, restartCount, state }) => (!ready && !state?.terminated) || restartCount > 0,
  );

const containerLine = (
  { name, restartCount, state, lastState }: ContainerStatus,
  { container }: Phrases,
): string => {
  const now = state?.waiting?.reason ?? state?.terminated?.reason ?? (state?.running ? 'running' : 'unknown');
  const last = lastState?.terminated;
  const ended = last === undefined ? null : { reason: last.reason ?? '-', code: last.exitCode };
  return container(name, now, restartCount, ended);
};

/** Conditions of the node that are not `False`, as `Ready=Unknown (NodeStatusUnknown)`. */
const nodeLines = ({ content }: ReportMaterial): readonly string[] => {
  const { node } = content.collected.facts;
  if (node.status !== 'ok') return [];
  const conditions = (node.value.status?.conditions ?? [])
    .filter(({ status }) => status !== 'False')
    .map(({ type, status, reason }) => `${type}=${status}${reason ? ` (${reason})` : ''}`);
  return [`node ${node.value.metadata.name}: ${conditions.join(', ') || 'no conditions'} [${node.evidence}]`];
};

const eventLines = ({ content }: ReportMaterial): readonly string[] => {
  const { podEvents, workloadEvents, nodeEvents } = content.collected.facts;
  const seen = [podEvents, workloadEvents, nodeEvents].flatMap((read) =>
    (valueOf(read) ?? []).map((event) => ({ event, id: read.status === 'ok' ? read.evidence : '' })),
  );
  if (seen.length === 0) return [];
  const newest = seen.toSorted((a, b) =>
    (b.event.lastTimestamp ?? '').localeCompare(a.event.lastTimestamp ?? ''),
  );
  return [
    `recent_events (${seen.length}):`,
    ...newest
      .slice(0, MAX_EVENTS)
      .map(({ event, id }) => `[${event.type}] ${event.reason}: ${clip(event.message)} [${id}]`),
  ];
};

const clip = (text: string): string => (text.length > MAX_TEXT ? `${text.slice(0, MAX_TEXT - 1)}…` : text);
