import { byWorst } from '../../alerts/group.js';
import { canonicalJson } from '../../alerts/canonical-json.js';
import { type Member, worstMember } from '../../analysis/request.js';
import type { Question } from './analysis-request.js';

/** Callers of one analysis; whoever comes beyond has one of their own, as far as the queue goes. */
const MAX_CALLERS = 1000;

/** Alerts that one analysis is asked about; it looks at the objects of six. */
const MAX_MEMBERS = 200;

const identityOf = ({ alert }: Pick<Member, 'alert'>): string => canonicalJson(alert.labels);

const rankedOf = ({ alert }: Pick<Member, 'alert'>) => ({
  id: identityOf({ alert }),
  labels: alert.labels,
  startsAt: alert.startsAt,
});

/** One analysis that several callers wait for, and what each asked about. */
export class SharedQuestion {
  /** What the analysis is about, until its evidence is read; by identity. */
  readonly #members = new Map<string, Member>();
  /** Alerts of callers who came after that. */
  readonly #late = new Map<string, Member>();
  #callers = 0;
  /** When the evidence began to be read, ms since the epoch; `null` before. */
  #begunAt: number | null = null;

  /** @param joinMs how long after its beginning callers may join */
  constructor(
    private readonly first: Question,
    private readonly joinMs: number,
  ) {}

  /** Whether an alert can be answered with this analysis: none that began after its evidence was read. */
  takes({ members }: Question, now: number): boolean {
    if (this.#callers >= MAX_CALLERS) return false;
    if (this.#begunAt === null) return this.#members.size < MAX_MEMBERS;
    return (
      now <= this.#begunAt + this.joinMs && Date.parse(worstMember(members).alert.startsAt) < this.#begunAt
    );
  }

  join({ members }: Question): void {
    this.#callers += 1;
    const member = worstMember(members);
    const id = identityOf(member);
    if (this.#members.has(id)) return;
    (this.#begunAt === null ? this.#members : this.#late).set(id, member);
  }

  /** @returns what the analysis is asked, about all who joined so far */
  begin(now: number): Question {
    this.#begunAt = now;
    const members = [...this.#members.values()].sort((a, b) => byWorst(rankedOf(a), rankedOf(b)));
    return { ...this.first, members };
  }

  get callers(): number {
    return this.#callers;
  }

  /** How many alerts were asked about. */
  get size(): number {
    return this.#members.size + this.#late.size;
  }

  /** Whether the evidence was read before somebody asked about an alert. */
  isLate(member: Member): boolean {
    return this.#late.has(identityOf(member));
  }
}
