import { Injectable } from '@nestjs/common';
import { firingOf, type GroupSnapshot } from '../alerts/group.js';
import { severityRank } from '../alerts/severity.js';
import { Analyst } from '../analysis/analyst.js';
import type { AnalysisReport } from '../analysis/report.js';
import type { RulesOnly } from '../analysis/request.js';
import { Settings } from '../config/settings.js';
import { isUrgent } from '../jetstream/work-class.js';
import { Masker, type Masked } from '../masking/index.js';
import type { AnalyseInput } from './analyse-input.js';
import { GroupRequests } from './group-requests.js';
import { StormWatch } from './storm-watch.js';

/** A sentence for the reader of a folded result. */
const foldedNote = ({ folded }: AnalysisReport): readonly string[] =>
  folded === undefined
    ? []
    : [
        `${folded.groups} groups of alerts began at once; this one was answered by the rules alone. Explained with a model so far: ${folded.explained.length}, listed in "folded".`,
      ];

/** Whether a critical alert fires. */
export const isCritical = ({ members }: GroupSnapshot): boolean =>
  isUrgent(Math.max(0, ...firingOf(members).map(({ state }) => severityRank(state.content.labels))));

/** Whether a group's newest message waited too long for the model to be asked. @param maxAgeMs 0: never */
export const isLate = ({ members }: GroupSnapshot, maxAgeMs: number, serverNow: number): boolean =>
  maxAgeMs > 0 &&
  serverNow - Math.max(...firingOf(members).map(({ state }) => state.content.receivedAt)) > maxAgeMs;

/** Has a group analysed: with the model, unless a storm leaves it none or the work is too old. */
@Injectable()
export class GroupAnalyst {
  constructor(
    private readonly analyst: Analyst,
    private readonly requests: GroupRequests,
    private readonly storm: StormWatch,
    private readonly masker: Masker,
    private readonly settings: Settings,
  ) {}

  async analyse(input: AnalyseInput): Promise<Masked<AnalysisReport>> {
    const { group } = input.snapshot;
    const rulesOnly = this.#rulesOnly(input);
    const request = this.requests.of(input);
    if (rulesOnly === null) {
      const report = await this.analyst.analyse(request);
      this.storm.explained(group, report.value.body.cause);
      return report;
    }
    const report = await this.analyst.analyse({ ...request, rulesOnly });
    if (rulesOnly !== 'storm') return report;
    return this.masker.derive(report, (rules) => {
      const told = { ...rules, folded: this.storm.folded(rules.body.cause) };
      const warnings = [...(rules.body.warnings ?? []), ...foldedNote(told)];
      return { ...told, body: { ...rules.body, warnings } };
    });
  }

  #rulesOnly({ snapshot, serverNow }: AnalyseInput): RulesOnly | null {
    if (isLate(snapshot, this.settings.analysis.maxAgeMinutes * 60_000, serverNow)) return 'late';
    const { group, key } = snapshot;
    return this.storm.admits(group, key, isCritical(snapshot)) ? null : 'storm';
  }
}
