import type { Evidence, EvidenceId } from '../../evidence/evidence.js';
import type { ClusterFacts, Fact } from '../../evidence/facts.js';
import type { KubeEvent } from '../../evidence/objects.js';
import { cut } from '../cut.js';
import type { PromptLimits } from '../prompt-case.js';
import { eventLine } from '../reading/event-line.js';
import { shownLog } from '../reading/log-lines.js';
import { withoutNoise } from '../reading/noise.js';
import { NOTHING, renderReading } from '../reading/render-reading.js';
import type { SaidOnce } from './said-once.js';
import { withoutTitle } from './without-title.js';

/** Lines or events left of a list when room is short. */
const BRIEF = 5;

/** Longest heading, in characters. */
const MAX_HEADING = 200;

/** What bounds one piece of evidence; `maxBlock` in characters. */
export interface BlockLimits extends PromptLimits {
  readonly maxBlock: number;
}

/** What the model is shown of one piece of evidence. */
export interface EvidenceText {
  /** With the heading in its first line. */
  readonly text: string;
  /** The end of a log or the newest events only; `null` for anything else. */
  readonly brief: string | null;
  /** The text with what was said before spelled out. */
  readonly whole: string;
  /** Whether the older lines of a log are missing for their length. */
  readonly isCut: boolean;
  readonly isEmpty: boolean;
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

/** The evidence as text: logs as lines, events one a line, anything else as {@link renderReading} does. */
export const evidenceText = (
  evidence: Evidence,
  known: KnownBodies,
  limits: BlockLimits,
  said: SaidOnce,
): EvidenceText => {
  const { id, title } = evidence;
  const log = known.logs.get(id);
  if (log !== undefined) return logText(evidence, log, limits, said);
  const events = known.events.get(id);
  if (events !== undefined) return eventsText(title, events, limits.maxEvents);
  return bodyText(evidence, said);
};

const logText = (
  { id, title }: Evidence,
  log: readonly string[],
  { maxLogLines, maxBlock }: BlockLimits,
  said: SaidOnce,
): EvidenceText => {
  const { lines: last, left: before } = shownLog(log, maxLogLines);
  const lines = lastWithin(last, maxBlock - MAX_HEADING);
  const isCut = lines.length < last.length;
  const left = before + last.length - lines.length;
  const whole = listText(title, lines, left);
  const source = said.before(id, lines.join('\n'));
  const brief = lines.length > BRIEF && source === null;
  return {
    text: source === null ? whole : listText(title, [`the same lines as ${source}`], left),
    brief: brief ? listText(title, lines.slice(-BRIEF), left + lines.length - BRIEF) : null,
    whole,
    isCut,
    isEmpty: log.length === 0,
  };
};

/** The last lines that have at most `max` characters together, at least one. */
const lastWithin = (lines: readonly string[], max: number): readonly string[] => {
  let room = max;
  const first = lines.findLastIndex((line) => (room -= line.length + 1) < 0);
  return lines.slice(Math.min(first + 1, lines.length - 1));
};

const eventsText = (title: string, events: readonly KubeEvent[], max: number): EvidenceText => {
  const lines = events.slice(0, max).map((event) => eventLine({ ...event }, title));
  const left = events.length - lines.length;
  const whole = listText(title, lines, left);
  return {
    text: whole,
    brief: lines.length > BRIEF ? listText(title, lines.slice(0, BRIEF), events.length - BRIEF) : null,
    whole,
    isCut: false,
    isEmpty: events.length === 0,
  };
};

const listText = (title: string, lines: readonly string[], left: number): string => {
  const notShown = left > 0 ? ` (${left} ${left === 1 ? 'entry' : 'entries'} not shown)` : '';
  return [`${cut(title, MAX_HEADING)}${notShown}`, ...lines].join('\n');
};

const bodyText = ({ id, title, body }: Evidence, said: SaidOnce): EvidenceText => {
  const plain = withoutTitle(withoutNoise(body), title);
  const rendered = renderReading(plain);
  const whole = listText(title, [rendered], 0);
  const referring = said.withReferences(id, plain);
  return {
    text: referring === plain ? whole : listText(title, [renderReading(referring)], 0),
    brief: null,
    whole,
    isCut: false,
    isEmpty: rendered === NOTHING,
  };
};
