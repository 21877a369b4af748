import { Injectable } from '@nestjs/common';
import { Settings } from '../config/settings.js';
import { Clock } from '../telemetry/clock.js';
import type { AnalyseInput } from './analyse-input.js';
import { earlierSummaries } from './earlier-summaries.js';
import { groupRequest } from './group-request.js';
import { unreadOf } from './unread.js';

/** What the pipeline is asked about a group, by the settings. */
@Injectable()
export class GroupRequests {
  constructor(
    private readonly settings: Settings,
    private readonly clock: Clock,
  ) {}

  of({ snapshot, last, delivery, over }: AnalyseInput) {
    const { reopenGraceSeconds, deadlineSeconds } = this.settings.analysis;
    const before = last?.result?.value ?? null;
    const unread = before === null ? [] : unreadOf(before, snapshot.members);
    return groupRequest(snapshot, {
      reopenGraceMs: reopenGraceSeconds * 1000,
      language: this.settings.server.language,
      unread: new Set(unread.map(({ id }) => id)),
      history: earlierSummaries(before),
      signal: delivery.signal,
      ...(over && { needless: over }),
      deadlineAt: this.clock.now().getTime() + deadlineSeconds * 1000,
    });
  }
}
