import { Injectable } from '@nestjs/common';
import type { AnalysisReport } from '../analysis/report.js';
import { answeredAs, changeSince, type Earlier, outlineOf } from '../alerts/episode.js';
import type { GroupSnapshot } from '../alerts/group.js';
import type { GroupHash } from '../alerts/group-key.js';
import type { Masked } from '../masking/index.js';

/** A report that could not be stored yet, and what the group looked like when it was made. */
interface Finished {
  readonly report: Masked<AnalysisReport>;
  readonly basis: Earlier;
}

/** Reports kept; beyond this the oldest are made anew. One is some 50 kB. */
const MAX_REPORTS = 200;

/**
 * Reports whose storing failed for the stream's sake: full, or away. They are published again as they are, so that an outage
 * costs no attempt and no second model call, however long it lasts.
 */
@Injectable()
export class FinishedReports {
  readonly #reports = new Map<GroupHash, Finished>();

  keep({ group, members }: GroupSnapshot, report: Masked<AnalysisReport>): void {
    this.#reports.delete(group);
    this.#reports.set(group, {
      report,
      basis: { members: answeredAs(members), outline: outlineOf(members) },
    });
    const [oldest] = this.#reports.keys();
    if (this.#reports.size > MAX_REPORTS && oldest !== undefined) this.#reports.delete(oldest);
  }

  /** The kept report, unless the group has changed since in a way that asks for another. */
  of(snapshot: GroupSnapshot): Masked<AnalysisReport> | null {
    const known = this.#reports.get(snapshot.group);
    if (known === undefined) return null;
    if (changeSince(known.basis, snapshot.members) === 'same') return known.report;
    this.#reports.delete(snapshot.group);
    return null;
  }

  forget(group: GroupHash): void {
    this.#reports.delete(group);
  }
}
