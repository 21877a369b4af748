import { Injectable } from '@nestjs/common';
import type { GroupSnapshot } from '../alerts/group.js';
import { firstOfSiblings } from '../alerts/sibling-group.js';
import type { AnalysisReport } from '../analysis/report.js';
import { Masker, type Masked } from '../masking/index.js';
import { reportOf } from './alert-report.js';
import { GroupResults } from './group-results.js';

/** What alerts without room in their group are told of it. */
const note = (subject: string): string =>
  `This alert's group was full: it is in a sibling of it, which tells the report of the first (${subject}). Its own object was not looked at.`;

/** What a sibling of a full group is told: the report of the first, which is about the same, without an analysis. */
@Injectable()
export class SiblingReports {
  constructor(
    private readonly results: GroupResults,
    private readonly masker: Masker,
  ) {}

  /**
   * @returns `null` for a group that is no sibling, or whose first has no result (any more) or is over
   * @throws {StreamUnavailable}
   */
  async reportFor({ key }: GroupSnapshot): Promise<Masked<AnalysisReport> | null> {
    const first = firstOfSiblings(key);
    const last = first === null ? null : await this.results.last(first);
    if (first === null || !last?.result || last.result.value.outline.resolved) return null;
    return this.masker.derive(last.result, (result) => {
      const { version: _version, provenance, findings, evidence, ...body } = reportOf(result);
      const warnings = [...(body.warnings ?? []), note(this.results.subjectOf(first))];
      return { body: { ...body, warnings }, provenance, findings, evidence };
    });
  }
}
