import type { Alert } from '../../alerts/alert.js';
import type { Target } from '../../alerts/target.js';
import type { Evidence, EvidenceStatus } from '../../collectors/evidence.js';
import type { Finding } from '../../diagnosis/finding.js';
import { listLengths, textOfJson } from './json-text.js';
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
  /** Other texts that were shown: the earlier analysis, summaries. */
  readonly background: readonly string[];
}

/** What was shown, ready to be looked through: by evidence id, and all of it. */
export class Shown {
  readonly #case: ShownCase;
  readonly #evidence: ReadonlyMap<string, Evidence>;
  readonly #texts = new Map<string, string>();
  readonly #phrases = new Map<string, string>();
  #everything: string | null = null;

  constructor(shownCase: ShownCase) {
    this.#case = shownCase;
    this.#evidence = new Map(shownCase.evidence.map((item) => [item.id, item]));
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
    const known = this.#phrases.get(id) ?? phraseOf(this.#textOf(id));
    this.#phrases.set(id, known);
    return known;
  }

  /** The words of everything that was shown. */
  get everything(): string {
    this.#everything ??= joined([
      ...this.#case.evidence.map(({ id }) => this.phraseOf(id)),
      ...this.#beside().map(phraseOf),
    ]);
    return this.#everything;
  }

  /** Everything that was shown as texts, with digits and punctuation as they are. */
  get texts(): readonly string[] {
    return [...this.#case.evidence.map(({ id }) => this.#textOf(id)), ...this.#beside()];
  }

  /** How many entries the lists in the evidence have: a number that a reader may count. */
  get counts(): readonly number[] {
    return this.#case.evidence.flatMap(({ body }) => listLengths(body));
  }

  /** The first piece of evidence that is as the test demands. */
  find(test: (phrase: string) => boolean): string | null {
    return this.#case.evidence.find(({ id }) => test(this.phraseOf(id)))?.id ?? null;
  }

  #textOf(id: string): string {
    const item = this.#evidence.get(id);
    if (item === undefined) return '';
    const text = this.#texts.get(id) ?? this.#written(item);
    this.#texts.set(id, text);
    return text;
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

  #beside(): readonly string[] {
    const { alerts, target, findings, background } = this.#case;
    return [...alerts.map(textOfJson), textOfJson(target), ...findings.map(textOfFinding), ...background];
  }
}

const textOfFinding = ({ cause, support }: Finding): string =>
  [cause, ...support].flatMap((text) => [text.en, text.ko]).join('\n');
