import type { Evidence } from '../../evidence/evidence.js';
import type { ContainerLog, Fact } from '../../evidence/facts.js';
import type { KubeEvent } from '../../evidence/objects.js';
import type { Artifact } from '../../evidence/integration-report.js';
import type { ReportedFinding } from '../report.js';
import { valueOf, type ReportMaterial } from './material.js';
import { eventShape } from '../../integrations/kubernetes/shapes/event.js';
import { logSnippetShape } from '../../integrations/kubernetes/shapes/log-snippet.js';

/** Lines of one log in an artifact: the newest. */
const MAX_LOG_LINES = 20;

/**
 * What the analysis rests on, one piece each (docs/report.md "Artifacts"): events, logs (current, then previous), what
 * integrations put in a form of their own (logs that are kept, traces), then everything else that was read, then what
 * the model's tools answered, then what the rules found. `result.evidence` or the summary's `[E…]` is the evidence id.
 */
export const artifactsOf = (
  { content, outcome }: Pick<ReportMaterial, 'content' | 'outcome'>,
  findings: readonly ReportedFinding[],
): readonly Artifact[] => {
  const { facts, evidence, sources } = content.collected;
  const events = [facts.podEvents, facts.workloadEvents, facts.nodeEvents].flatMap(eventArtifacts);
  const logs = [...facts.logs].sort((a, b) => Number(a.previous) - Number(b.previous)).flatMap(logArtifact);
  const others = evidence
    .filter(({ type, status }) => status === 'ok' && !OWN_FORM.has(type))
    .map(({ id, type, title, query, body }) => ({ type, query, summary: `[${id}] ${title}`, result: body }));
  return [
    ...events,
    ...logs,
    ...sources.flatMap(({ artifacts }) => artifacts),
    ...others,
    ...outcome.readings.map(toolArtifact),
    ...findings.map(findingArtifact),
  ];
};

/** Kinds of evidence whose artifacts have a form of their own. */
const OWN_FORM: ReadonlySet<string> = new Set(['event', 'log', 'trace_summary']);

const eventArtifacts = (events: Fact<readonly KubeEvent[]>): readonly Artifact[] =>
  events.status !== 'ok'
    ? []
    : events.value.map((event) => ({
        type: 'event',
        query: null,
        summary: `${event.reason} / ${event.message}`,
        result: { ...eventShape(event), evidence: events.evidence },
      }));

const logArtifact = (log: ContainerLog): readonly Artifact[] => {
  if (log.lines.status === 'not-applicable') return [];
  const { container, previous, error } = logSnippetShape(log);
  const lines = (valueOf(log.lines) ?? []).slice(-MAX_LOG_LINES);
  const run = previous ? 'previous' : 'current';
  return [
    {
      type: 'log',
      query: null,
      summary: `${container} (${run}): ${lines.length} lines`,
      result: { container, previous, error, logs: lines, evidence: log.lines.evidence },
    },
  ];
};

/** A call that failed is told too: it shows what the model could not see. */
const toolArtifact = ({ id, type, title, query, status, reason, body }: Evidence): Artifact => ({
  type,
  query,
  summary: `[${id}] ${title}`,
  result: status === 'ok' ? body : { status, reason },
});

const findingArtifact = (finding: ReportedFinding): Artifact => ({
  type: 'finding',
  query: null,
  summary: `${finding.rule}: ${finding.cause}`,
  result: finding,
});
