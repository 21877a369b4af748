import { Injectable } from '@nestjs/common';
import { Settings } from '../../config/settings.js';
import type { IntegrationReport } from '../../evidence/integration-report.js';
import { valueOf } from '../../evidence/reading.js';
import type { ToolScope } from '../../tools/tool-scope.js';
import { HealthOf } from '../../lifecycle/health-of.js';
import { BackendIntegration } from '../backend.js';
import type { Case } from '../case.js';
import type { Collection } from '../integration.js';
import { KUBERNETES } from '../kubernetes/settings.js';
import { ScopePolicy } from '../kubernetes/scope/scope-policy.js';
import type { ReadingEnd } from '../readings.js';
import type { SourceSession } from '../source-session.js';
import { podWithoutLogs } from './collect/lines-needed.js';
import { lineReadings } from './collect/line-readings.js';
import { readLines } from './collect/lines.collector.js';
import { LOKI_INTEGRATION } from './description.js';
import { LokiClient } from './loki-client.js';
import { lokiReport } from './report.js';
import { ScopedLoki, type LogReader } from './scoped-loki.js';

/** How long before an alert's start the lines of a pod that is gone may lie, and how long after. */
const LINES_BEFORE_MS = 60 * 60_000;
const LINES_AFTER_MS = 15 * 60_000;

/** Reads lines of a pod whose own log is gone. */
@HealthOf('loki')
@Injectable()
export class LokiIntegration extends BackendIntegration {
  readonly about = LOKI_INTEGRATION;
  protected readonly subject = 'log lines';
  private readonly tailLines: number;

  constructor(
    protected readonly client: LokiClient,
    settings: Settings,
  ) {
    super(settings);
    this.tailLines = settings.of(KUBERNETES).logTailLines;
  }

  view(scope: ToolScope | null): { readonly loki: LogReader } {
    return { loki: scope === null ? this.client : new ScopedLoki(this.client, new ScopePolicy(scope)) };
  }

  protected async read(session: SourceSession, asked: Case): Promise<Collection> {
    const { target, startsAtMs, nowMs, parts } = asked;
    const { namespace } = target;
    const pod = await podWithoutLogs(target, parts);
    if (pod === null || namespace === null) return () => ({ report: this.report([]) });
    const call = await readLines(this.client, session, {
      namespace,
      pod,
      startMs: startsAtMs - LINES_BEFORE_MS,
      endMs: Math.min(Math.max(nowMs, startsAtMs), startsAtMs + LINES_AFTER_MS),
      tailLines: this.tailLines,
    });
    const readings = lineReadings(call, namespace, pod);
    return (ledger) => {
      const kept = readings.flatMap((reading) => {
        const { id: evidence } = ledger.enter(reading, this.about.evidence);
        const lines = valueOf(reading);
        return lines === null ? [] : [{ ...lines, evidence }];
      });
      return { report: lokiReport(true, readings, kept) };
    };
  }

  protected report(readings: readonly ReadingEnd[]): IntegrationReport {
    return lokiReport(this.client.configured, readings);
  }
}
