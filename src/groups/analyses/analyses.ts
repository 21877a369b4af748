import { Injectable } from '@nestjs/common';
import type { GroupHash } from '../../alerts/group-key.js';
import { GroupResultLog, type ResultCursor } from '../../jetstream/group-result-log.js';
import { type Masked, Masker } from '../../masking/index.js';
import { Clock } from '../../telemetry/clock.js';
import type { GroupResult } from '../group-result.js';
import { GroupResults } from '../group-results.js';
import { isWanted, type AnalysisFilter } from './analysis-filter.js';
import { type ListedAnalysis, listedAnalysis } from './listed-analysis.js';

/** Groups that are listed at most: the newest. */
const MAX_GROUPS = 10_000;

/** More results than this since the last look, and all are looked at anew. */
const MAX_CAUGHT_UP = 2000;

/** How old what is known may be, ms, and after which time groups that the stream forgot are dropped. */
const FRESH_MS = 1000;
const ANEW_MS = 600_000;

/** A part of a list, the newest first. */
export interface AnalysesPage {
  readonly analyses: readonly ListedAnalysis[];
  /** For the next part; `null` when this is the last. */
  readonly next: string | null;
}

/** Where a list goes on: time and group of the last one. */
const cursorOf = ({ stored_at: at, id }: ListedAnalysis): string => `${Date.parse(at)}.${id}`;

const CURSOR = /^(\d{1,15})\.([0-9a-f]{16})$/;

/** Whether a text is a cursor of a list. */
export const isCursor = (text: string): boolean => CURSOR.test(text);

const isBefore = (cursor: string | null, analysis: ListedAnalysis): boolean => {
  const [, at, id] = CURSOR.exec(cursor ?? '') ?? [];
  if (at === undefined || id === undefined) return true;
  const time = Date.parse(analysis.stored_at);
  return time < Number(at) || (time === Number(at) && analysis.id > id);
};

/**
 * The last result of each group, read from the stream when somebody asks: nothing is kept that the stream does not have. What a list
 * says of each is remembered, so that the next look reads only what is new.
 */
@Injectable()
export class Analyses {
  #known = new Map<string, ListedAnalysis>();
  #cursor: ResultCursor | null = null;
  #lookedAt = Number.NEGATIVE_INFINITY;
  #anewAt = Number.NEGATIVE_INFINITY;
  #looking: Promise<void> | null = null;

  constructor(
    private readonly log: GroupResultLog,
    private readonly results: GroupResults,
    private readonly masker: Masker,
    private readonly clock: Clock,
  ) {}

  /**
   * @param cursor of the part before; `null` for the first
   * @throws {StreamUnavailable}
   */
  async list(filter: AnalysisFilter, cursor: string | null, limit: number): Promise<Masked<AnalysesPage>> {
    await this.#look();
    const wanted = [...this.#known.values()]
      .filter((analysis) => isBefore(cursor, analysis) && isWanted(filter, analysis))
      .toSorted((a, b) => b.stored_at.localeCompare(a.stored_at) || a.id.localeCompare(b.id));
    const analyses = wanted.slice(0, limit);
    const last = analyses.at(-1);
    return this.masker.mask({
      analyses,
      next: last === undefined || wanted.length <= limit ? null : cursorOf(last),
    });
  }

  /** The whole of a group's last result; `null` where there is none. @throws {StreamUnavailable} */
  async get(id: string): Promise<Masked<GroupResult> | null> {
    return (await this.results.last(id as GroupHash))?.result ?? null;
  }

  /** Those who ask at the same time wait for one look. */
  #look(): Promise<void> {
    this.#looking ??= this.#lookOnce().finally(() => (this.#looking = null));
    return this.#looking;
  }

  async #lookOnce(): Promise<void> {
    const now = this.clock.now().getTime();
    if (now - this.#lookedAt < FRESH_MS) return;
    if (this.#cursor === null || now - this.#anewAt >= ANEW_MS || !(await this.#catchUp(this.#cursor))) {
      await this.#lookAnew();
      this.#anewAt = now;
    }
    this.#lookedAt = now;
  }

  /** @returns whether all that is new was read */
  async #catchUp(from: ResultCursor): Promise<boolean> {
    const { cursor, isAll } = await this.log.since(from, MAX_CAUGHT_UP, (result) => {
      const listed = listedAnalysis(result);
      if (listed !== null) this.#known.set(listed.id, listed);
    });
    this.#cursor = cursor;
    return isAll && this.#known.size <= MAX_GROUPS;
  }

  async #lookAnew(): Promise<void> {
    const known = new Map<string, ListedAnalysis>();
    const { cursor } = await this.log.last(MAX_GROUPS, (result) => {
      const listed = listedAnalysis(result);
      if (listed !== null) known.set(listed.id, listed);
    });
    this.#known = known;
    this.#cursor = cursor;
  }
}
