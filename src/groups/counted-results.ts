import { Injectable } from '@nestjs/common';
import type { AlertId } from '../alerts/alert.js';
import { Settings } from '../config/settings.js';
import { type Appended, MessageLog } from '../jetstream/ports.js';
import { type Masked, Masker } from '../masking/index.js';
import { Clock } from '../telemetry/clock.js';
import { Meter } from '../telemetry/metrics/meter.js';
import type { AlertResult, GroupResult } from './group-result.js';
import { GroupResults } from './group-results.js';

/** The RESULTS stream, with what is stored there counted: how many answers, and how long alerts waited for them. */
@Injectable()
export class CountedResults extends GroupResults {
  readonly #now: () => number;

  constructor(
    log: MessageLog,
    masker: Masker,
    settings: Settings,
    clock: Clock,
    private readonly meter: Meter,
  ) {
    super(log, masker, settings, clock);
    this.#now = () => clock.now().getTime();
  }

  override async commit(
    result: Masked<GroupResult>,
    ...more: Parameters<GroupResults['commit']> extends [unknown, ...infer More] ? More : never
  ): Promise<Appended> {
    const appended = await super.commit(result, ...more);
    // A report that is carried over was counted with the result it was made for.
    if (appended.outcome === 'stored' && result.value.analysisSequence === null) this.#waited(result.value);
    return appended;
  }

  override async publishAlert(
    id: AlertId,
    result: Masked<AlertResult>,
    ...more: Parameters<GroupResults['publishAlert']> extends [unknown, unknown, ...infer More] ? More : never
  ): Promise<Appended> {
    const appended = await super.publishAlert(id, result, ...more);
    if (appended.outcome === 'stored') this.#answered(result.value);
    return appended;
  }

  #waited({ provenance: { timings } }: GroupResult): void {
    const { queued, settled } = timings;
    if (queued === undefined || settled === undefined) return;
    this.meter.observe('kuberca_analysis_seconds', { stage: 'settle' }, settled / 1000);
    this.meter.observe('kuberca_analysis_seconds', { stage: 'queue' }, (queued - settled) / 1000);
  }

  #answered({ kind, alert }: AlertResult): void {
    this.meter.count('kuberca_alert_results_total', { kind });
    if (kind !== 'analysis') return;
    const seconds = (this.#now() - Date.parse(alert.startsAt)) / 1000;
    if (seconds >= 0) this.meter.observe('kuberca_alert_answer_seconds', {}, seconds);
  }
}
