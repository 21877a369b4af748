import { Injectable } from '@nestjs/common';
import type { AnalysisReport } from '../analysis/report.js';
import { StreamUnavailable } from '../jetstream/ports.js';
import type { Masked } from '../masking/index.js';
import { TRACEPARENT } from '../telemetry/trace-context.js';
import { type AnalyseInput, type AnalyseOutcome, reached } from './analyse-input.js';
import type { AttemptRecord } from './attempts.js';
import { CommitGroup } from './commit-group.js';
import { earlierSummaries } from './earlier-summaries.js';
import { carryNew } from './group-message.js';
import { GroupResults } from './group-results.js';

const MAX_CONFLICTS = 5;

/** Stores what an analysis found, unless another worker's result answers the snapshot by then. */
@Injectable()
export class StoreAnalysis {
  constructor(
    private readonly results: GroupResults,
    private readonly commit: CommitGroup,
  ) {}

  /** @throws {StreamUnavailable} */
  async store(
    input: AnalyseInput,
    report: Masked<AnalysisReport>,
    record: AttemptRecord,
  ): Promise<AnalyseOutcome> {
    const { snapshot, kind, delivery, waited } = input;
    const { provenance } = report.value;
    const timed = {
      ...report.value,
      provenance: { ...provenance, timings: { ...waited, ...provenance.timings } },
    };
    let { last } = input;
    for (let conflicts = 0; conflicts < MAX_CONFLICTS; conflicts += 1) {
      const attemptId = `${record.attempts}:${delivery.id}:${conflicts}`;
      const stored = await this.commit.after(last, {
        snapshot,
        carried: carryNew(timed, snapshot, earlierSummaries(input.last?.result?.value ?? null)),
        kind,
        attemptId,
        parent: delivery.headers[TRACEPARENT],
      });
      if (stored !== 'conflict') return { kind: 'done', committed: stored };
      last = await this.results.last(snapshot.group);
      const committed = reached(last, snapshot);
      if (committed !== null) return { kind: 'done', committed };
    }
    throw new StreamUnavailable("a group's result changes too fast to be written");
  }
}
