import { Injectable } from '@nestjs/common';
import type { AnalysisReport } from '../analysis/report.js';
import { firingOf } from '../alerts/group.js';
import { AlertStates } from '../jetstream/alert-states.js';
import { StreamUnavailable } from '../jetstream/ports.js';
import type { Masked } from '../masking/index.js';
import { TRACEPARENT } from '../telemetry/trace-context.js';
import { type AnalyseInput, type AnalyseOutcome, reached } from './analyse-input.js';
import { CommitGroup, type Committed } from './commit-group.js';
import { earlierSummaries } from './earlier-summaries.js';
import { FinishedReports } from './finished-reports.js';
import { carryNew } from './group-message.js';
import { GroupResults } from './group-results.js';
import { resolvedMeanwhile } from './resolved-meanwhile.js';

const MAX_CONFLICTS = 5;

/** Stores what an analysis found, unless another worker's result answers the snapshot by then. */
@Injectable()
export class StoreAnalysis {
  constructor(
    private readonly results: GroupResults,
    private readonly commit: CommitGroup,
    private readonly finished: FinishedReports,
    private readonly states: AlertStates,
  ) {}

  /**
   * Stores the report that an earlier delivery could not store, as it is.
   * @returns `null` when there is none that still answers the group
   * @throws {StreamUnavailable} when it cannot be stored yet
   */
  async storeFinished(input: AnalyseInput): Promise<AnalyseOutcome | null> {
    const report = this.finished.of(input.snapshot);
    return report === null ? null : this.store(input, report, 0);
  }

  /**
   * @param attempts of the analysis; 0 when none was needed
   * @throws {StreamUnavailable} the report is kept then, and stored with the next delivery
   */
  async store(
    input: AnalyseInput,
    report: Masked<AnalysisReport>,
    attempts: number,
  ): Promise<AnalyseOutcome & { readonly kind: 'done' }> {
    try {
      const committed = await this.#committed(input, report, attempts);
      this.finished.forget(input.snapshot.group);
      return { kind: 'done', committed };
    } catch (error) {
      if (error instanceof StreamUnavailable) this.finished.keep(input.snapshot, report);
      throw error;
    }
  }

  async #committed(
    input: AnalyseInput,
    report: Masked<AnalysisReport>,
    attempts: number,
  ): Promise<Committed> {
    const { snapshot, kind, delivery, waited, serverNow } = input;
    const { provenance } = report.value;
    const timed = {
      ...report.value,
      provenance: { ...provenance, timings: { ...waited, ...provenance.timings } },
    };
    const ended = resolvedMeanwhile(snapshot, await this.states.latest(snapshot));
    const isOver = firingOf(ended.members).length === 0;
    let { last } = input;
    for (let conflicts = 0; conflicts < MAX_CONFLICTS; conflicts += 1) {
      const stored = await this.commit.after(last, {
        snapshot: ended,
        carried: carryNew(timed, snapshot, earlierSummaries(input.last?.result?.value ?? null)),
        kind: isOver ? 'recovery' : kind,
        attemptId: `${attempts}:${delivery.id}:${conflicts}`,
        parent: delivery.headers[TRACEPARENT],
        serverNow,
      });
      if (stored !== 'conflict') return stored;
      last = await this.results.last(snapshot.group);
      const committed = reached(last, snapshot);
      if (committed !== null) return committed;
    }
    throw new StreamUnavailable("a group's result changes too fast to be written");
  }
}
