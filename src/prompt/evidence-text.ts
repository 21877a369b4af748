import type { Evidence, EvidenceId } from '../collectors/evidence.js';
import type { ClusterFacts, Fact } from '../collectors/facts.js';
import type { KubeEvent } from '../sources/kubernetes/objects.js';
import { shownLog } from './log-lines.js';
import type { PromptLimits } from './prompt-case.js';

/** What the model is shown of one piece of evidence. */
export interface EvidenceText {
  /** One line that introduces it. */
  readonly heading: string;
  readonly body: string;
}

/** Evidence whose body has a form of its own in the prompt, by id. */
export interface KnownBodies {
  readonly logs: ReadonlyMap<EvidenceId, readonly string[]>;
  readonly events: ReadonlyMap<EvidenceId, readonly KubeEvent[]>;
}

export const knownBodies = (facts: ClusterFacts): KnownBodies => {
  const read = <T>(fact: Fact<T>): [EvidenceId, T][] =>
    fact.status === 'ok' ? [[fact.evidence, fact.value]] : [];
  return {
    logs: new Map(facts.logs.flatMap(({ lines }) => read(lines))),
    events: new Map([facts.podEvents, facts.workloadEvents, facts.nodeEvents].flatMap(read)),
  };
};

/** The evidence as text: logs as lines, events one a line, anything else as compact JSON. */
export const evidenceText = (evidence: Evidence, known: KnownBodies, limits: PromptLimits): EvidenceText => {
  const { lines, left } = linesOf(evidence, known, limits);
  const notShown = left > 0 ? ` (${left} ${left === 1 ? 'entry' : 'entries'} not shown)` : '';
  return {
    heading: `[${evidence.id}] ${evidence.title}${notShown}`,
    body: lines.length > 0 || left > 0 ? lines.join('\n') : 'none',
  };
};

const linesOf = (
  { id, body }: Evidence,
  known: KnownBodies,
  limits: PromptLimits,
): { readonly lines: readonly string[]; readonly left: number } => {
  const log = known.logs.get(id);
  if (log !== undefined) return shownLog(log, limits.maxLogLines);
  const events = known.events.get(id);
  if (events !== undefined) {
    const lines = events.slice(0, limits.maxEvents).map(eventLine);
    return { lines, left: events.length - lines.length };
  }
  return { lines: [typeof body === 'string' ? body : (JSON.stringify(body) ?? 'null')], left: 0 };
};

/** What of an event helps to explain it; ids do not. */
const eventLine = ({ involvedObject: object, firstTimestamp, lastTimestamp, ...rest }: KubeEvent): string =>
  JSON.stringify({
    first: firstTimestamp,
    last: lastTimestamp,
    object: object && [object.kind, object.name, object.fieldPath].filter(Boolean).join(' '),
    ...rest,
  });
