import { Injectable } from '@nestjs/common';
import type { AnalysisReport } from '../analysis/report.js';
import type { Masked } from '../masking/index.js';
import type { AnalyseInput } from './analyse-input.js';
import { GroupAnalyst } from './group-analyst.js';
import { OverWatch } from './over-watch.js';
import { SiblingReports } from './sibling-reports.js';

/** The report about a group: that of its first where it is a sibling, else its own, for which no model is asked once its alerts are over. */
@Injectable()
export class GroupReports {
  constructor(
    private readonly siblings: SiblingReports,
    private readonly analyst: GroupAnalyst,
    private readonly watch: OverWatch,
  ) {}

  async about(input: AnalyseInput): Promise<Masked<AnalysisReport>> {
    const ofFirst = await this.siblings.reportFor(input.snapshot);
    return ofFirst ?? this.watch.during(input.snapshot, (over) => this.analyst.analyse({ ...input, over }));
  }
}
