import type { Alert } from '../../alerts/alert.js';
import type { Target } from '../../alerts/target.js';
import type { Evidence, EvidenceStatus } from '../../evidence/evidence.js';
import type { Finding } from '../../evidence/finding.js';
import type { SeenInGraph } from '../../evidence/seen-in-graph.js';
import { instantsIn } from './clock-times.js';
import { listLengths, pathsOfJson, textOfJson } from './json-text.js';
import { once, oncePer } from './once.js';
import { joined, phraseOf } from './words.js';

/** Everything the model could know of a case. */
export interface ShownCase {
  /** What was collected and what the tools answered. */
  readonly evidence: readonly Evidence[];
  /** The text the model was shown, by evidence id; without it the body of the evidence counts. */
  readonly shown?: Readonly<Record<string, string>>;
  readonly alerts: readonly Alert[];
  readonly target: Target;
  readonly findings: readonly Finding[];
  /** What the graph holds beside; absent where none was read. */
  readonly seen?: SeenInGraph;
  /** Other texts that were shown: the earlier analysis, summaries. */
  readonly background: readonly string[];
}

/** What makes a text a part of something longer: the character before it, or the two behind it. */
export interface Edges {
  readonly before: RegExp;
  readonly after: RegExp;
}

/** What was shown, ready to be looked through: by evidence id, and all of it. */
export class Shown {
  readonly #case: ShownCase;
  readonly #evidence: ReadonlyMap<string, Evidence>;
  readonly #texts: ReadonlyMap<string, string>;
  readonly #all: readonly string[];
  readonly #phraseOf = oncePer((id: string) =>
    phraseOf(`${this.#texts.get(id) ?? ''}\n${pathsOfJson(this.#evidence.get(id)?.body ?? {})}`),
  );
  readonly #toldBy = oncePer((form: RegExp) =>
    this.texts.flatMap((text) => [...text.matchAll(form)].map(([, value = '']) => value)),
  );
  readonly #wasRead = oncePer((form: RegExp) => this.read.some((text) => form.test(text)));
  readonly #everything = once(() => joined(this.texts.map(phraseOf)));
  readonly #instants = once(() => this.texts.flatMap(instantsIn));
  readonly #read = once(() => [
    ...this.#case.evidence.map(({ body, title, reason }) => `${title} ${reason ?? ''} ${textOfJson(body)}`),
    ...this.#case.alerts.map(textOfJson),
  ]);

  constructor(shownCase: ShownCase) {
    this.#case = shownCase;
    this.#evidence = new Map(shownCase.evidence.map((item) => [item.id, item]));
    this.#texts = new Map(shownCase.evidence.map((item) => [item.id, this.#written(item)]));
    const { alerts, target, findings, background } = shownCase;
    this.#all = [
      ...this.#texts.values(),
      ...alerts.map(textOfJson),
      textOfJson(target),
      ...findings.map(textOfFinding),
      ...background,
      ...(shownCase.seen === undefined ? [] : [namesOf(shownCase.seen)]),
    ];
  }

  /** What became of the reading; `null` for an id that does not exist. */
  statusOf(id: string): EvidenceStatus | null {
    return this.#evidence.get(id)?.status ?? null;
  }

  /** Whether the evidence shows something: that an object is absent is shown too. */
  shows(id: string): boolean {
    return ['ok', 'absent'].includes(this.statusOf(id) ?? '');
  }

  /** The words of one piece of evidence; a single blank for an id that does not exist. */
  phraseOf(id: string): string {
    return this.#phraseOf(id);
  }

  /** The words of everything that was shown. */
  get everything(): string {
    return this.#everything();
  }

  /** Whether a text stands anywhere as it is, and not as a part of something longer. */
  holds(literal: string, edges: Edges): boolean {
    return this.texts.some((text) => standsIn(text, literal, edges));
  }

  /** Everything that was shown as texts, with digits and punctuation as they are. */
  get texts(): readonly string[] {
    return this.#all;
  }

  /** All moments that any of it tells, in ms since the epoch. */
  get instants(): readonly number[] {
    return this.#instants();
  }

  /** What the first group of a form holds, wherever it stands. */
  toldBy(form: RegExp): readonly string[] {
    return this.#toldBy(form);
  }

  /** Whether a form stands in anything that was read. */
  wasRead(form: RegExp): boolean {
    return this.#wasRead(form);
  }

  /** What was read of the cluster and the alert, without what rules or earlier analyses concluded from it. */
  get read(): readonly string[] {
    return this.#read();
  }

  /** What the graph holds of nodes, pods and calls. */
  get seen(): SeenInGraph | undefined {
    return this.#case.seen;
  }

  /** When the alerts began. */
  get alertStarts(): readonly string[] {
    return this.#case.alerts.map(({ startsAt }) => startsAt);
  }

  /** When alerts began and ended, when it was read, and when runs began and ended. */
  get anchors(): readonly string[] {
    const runs = this.#case.evidence.flatMap(({ body }) => momentsOf(body));
    const { alerts, evidence } = this.#case;
    return [
      ...alerts.flatMap(({ startsAt, endsAt }) => [startsAt, endsAt ?? '']),
      ...evidence.map(({ collectedAt }) => collectedAt),
      ...runs,
    ];
  }

  /** How many entries the lists in the evidence have: a number that a reader may count. */
  get counts(): readonly number[] {
    return this.#case.evidence.flatMap(({ body }) => listLengths(body));
  }

  /** The first piece of evidence that is as the test demands. */
  find(test: (phrase: string) => boolean): string | null {
    return this.#case.evidence.find(({ id }) => test(this.phraseOf(id)))?.id ?? null;
  }

  /** The alerts are shown under the id of the worst one; findings repeat the evidence that they rest on. */
  #written({ id, source, title, query, status, reason, body, collectedAt }: Evidence): string {
    const { shown, alerts, findings } = this.#case;
    return [
      title,
      query ?? '',
      status === 'ok' ? '' : `${status}: ${reason}`,
      collectedAt,
      shown?.[id] ?? '',
      textOfJson(body),
      ...(source === 'alert' ? alerts.map(textOfJson) : []),
      ...findings.filter(({ evidence }) => evidence.includes(id)).map(textOfFinding),
    ].join('\n');
  }
}

/** Moments of the runs of containers, and of what became of an object. */
const RUN_KEYS = new Set(['startedAt', 'finishedAt', 'lastTransitionTime', 'startTime', 'lastHeartbeatTime']);

const momentsOf = (body: unknown): readonly string[] => {
  if (Array.isArray(body)) return body.flatMap(momentsOf);
  if (typeof body !== 'object' || body === null) return [];
  return Object.entries(body).flatMap(([key, value]) =>
    RUN_KEYS.has(key) && typeof value === 'string' ? [value] : momentsOf(value),
  );
};

const textOfFinding = ({ cause, support }: Finding): string =>
  [cause, ...support].flatMap((text) => [text.en, text.ko]).join('\n');

/** What was seen of the cluster may be named. */
const namesOf = ({ objects }: SeenInGraph): string => objects.map(({ name }) => name).join('\n');

const standsIn = (text: string, literal: string, { before, after }: Edges): boolean => {
  for (let at = text.indexOf(literal); at >= 0; at = text.indexOf(literal, at + 1)) {
    const end = at + literal.length;
    if (!before.test(text.charAt(at - 1)) && !after.test(text.slice(end, end + 2))) return true;
  }
  return false;
};
