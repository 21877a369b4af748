import { Injectable } from '@nestjs/common';
import { canonicalJson } from '../../alerts/canonical-json.js';
import { groupKeyOf } from '../../alerts/group-key.js';
import { Analyst } from '../../analysis/analyst.js';
import type { AnalysisReport } from '../../analysis/report.js';
import { worstMember } from '../../analysis/request.js';
import { Settings } from '../../config/settings.js';
import { Masker, type Masked } from '../../masking/index.js';
import { SingleFlight } from '../../waiting/single-flight.js';
import { sleep } from '../../waiting/sleep.js';
import type { Call } from '../call.js';
import { AnalysisJobs } from './analysis-jobs.js';
import type { Question } from './analysis-request.js';
import { joinedReport } from './joined-report.js';
import { SharedQuestion } from './shared-question.js';

/** Time in which calls that were sent together arrive, ms: all of them are what the analysis is about. */
const GATHER_MS = 20;

/**
 * What calls must have alike to be answered together; `null` for one that is answered alone: an alert that is over, one that comes
 * with an earlier analysis of its own, and one that says nothing of itself.
 */
const sharedKeyOf = (
  { members, previous, language }: Question,
  clusterName: string | null,
): string | null => {
  const { alert } = worstMember(members);
  if (alert.status !== 'firing' || previous !== null || Object.keys(alert.labels).length === 0) return null;
  return canonicalJson({ group: groupKeyOf(alert.labels, clusterName), language });
};

/**
 * Answers callers of `/analyze`. Who asks about an alert of the same group within `ANALYZE_JOIN_SECONDS` waits for the same analysis
 * and takes no place in the queue; it ends early only when all of them hung up.
 */
@Injectable()
export class SharedAnalyses {
  readonly #flights = new SingleFlight<Masked<AnalysisReport>>();
  /** The newest of each group; `number` tells it from earlier ones that still run. */
  readonly #newest = new Map<string, { readonly shared: SharedQuestion; readonly number: number }>();
  #count = 0;

  constructor(
    private readonly analyst: Analyst,
    private readonly jobs: AnalysisJobs,
    private readonly masker: Masker,
    private readonly settings: Settings,
  ) {}

  /** @throws as {@link AnalysisJobs.run} */
  async answer(question: Question, call: Call): Promise<Masked<AnalysisReport>> {
    const joinMs = this.settings.analysis.joinSeconds * 1000;
    const key = joinMs > 0 ? sharedKeyOf(question, this.settings.stream.clusterName) : null;
    if (key === null) return this.jobs.run(call, (job) => this.analyst.analyse({ ...question, ...job }));
    const { shared, number } = this.#open(key, question, joinMs);
    shared.join(question);
    const report = await this.#flights.run(`${number}`, call.hungUp, (hungUp) => {
      const forget = (): void => this.#forget(key, number);
      hungUp.addEventListener('abort', forget, { once: true });
      return this.#analyse(shared, { arrivedAt: call.arrivedAt, hungUp }).finally(forget);
    });
    const member = worstMember(question.members);
    const { callers, size } = shared;
    if (callers === 1) return report;
    const isLate = shared.isLate(member);
    const { language } = question;
    return this.masker.derive(report, (whole) => joinedReport(whole, { member, language, size, isLate }));
  }

  async #analyse(shared: SharedQuestion, call: Call): Promise<Masked<AnalysisReport>> {
    return this.jobs.run(call, async (job) => {
      await sleep(GATHER_MS, job.signal);
      return this.analyst.analyse({ ...shared.begin(Date.now()), ...job });
    });
  }

  #open(key: string, question: Question, joinMs: number) {
    const known = this.#newest.get(key);
    if (known?.shared.takes(question, Date.now()) === true) return known;
    this.#count += 1;
    const opened = { shared: new SharedQuestion(question, joinMs), number: this.#count };
    this.#newest.set(key, opened);
    return opened;
  }

  #forget(key: string, number: number): void {
    if (this.#newest.get(key)?.number === number) this.#newest.delete(key);
  }
}
