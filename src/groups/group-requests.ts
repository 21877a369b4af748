import { Injectable } from '@nestjs/common';
import { Settings } from '../config/settings.js';
import { Clock } from '../telemetry/clock.js';
import type { AnalyseInput } from './analyse-input.js';
import { earlierSummaries } from './earlier-summaries.js';
import { groupRequest } from './group-request.js';

/** What the pipeline is asked about a group, by the settings. */
@Injectable()
export class GroupRequests {
  constructor(
    private readonly settings: Settings,
    private readonly clock: Clock,
  ) {}

  of({ snapshot, last, delivery }: AnalyseInput) {
    const { reopenGraceSeconds, deadlineSeconds } = this.settings.analysis;
    return groupRequest(snapshot, {
      reopenGraceMs: reopenGraceSeconds * 1000,
      language: this.settings.server.language,
      history: earlierSummaries(last?.result?.value ?? null),
      signal: delivery.signal,
      deadlineAt: this.clock.now().getTime() + deadlineSeconds * 1000,
    });
  }
}
