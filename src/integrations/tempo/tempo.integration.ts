import { Injectable } from '@nestjs/common';
import { Settings } from '../../config/settings.js';
import type { IntegrationReport } from '../../evidence/integration-report.js';
import { valueOf } from '../../evidence/reading.js';
import type { ToolScope } from '../../tools/tool-scope.js';
import { HealthOf } from '../../lifecycle/health-of.js';
import { BackendIntegration } from '../backend.js';
import type { Case } from '../case.js';
import type { Collection } from '../integration.js';
import { ScopePolicy } from '../kubernetes/scope/scope-policy.js';
import { collapsed, type ReadingEnd } from '../readings.js';
import type { SourceSession } from '../source-session.js';
import { otherTraceName, traceNameOf } from './collect/trace-names.js';
import { tempoContextOf, traceReadings } from './collect/trace-readings.js';
import { surveyTraces, type TraceSurvey } from './collect/traces.collector.js';
import { TEMPO_INTEGRATION } from './description.js';
import { tempoReport } from './report.js';
import { ScopedTempo, type TraceReader } from './scoped-tempo.js';
import { TEMPO } from './settings.js';
import { TempoClient } from './tempo-client.js';

const MINUTE_MS = 60_000;

/** Looks for traces of the target around the alert: those that failed, and those that were slow. */
@HealthOf('tempo')
@Injectable()
export class TempoIntegration extends BackendIntegration {
  readonly about = TEMPO_INTEGRATION;
  protected readonly subject = 'traces';

  constructor(
    protected readonly client: TempoClient,
    private readonly all: Settings,
  ) {
    super(all);
  }

  view(scope: ToolScope | null): { readonly tempo: TraceReader } {
    return { tempo: scope === null ? this.client : new ScopedTempo(this.client, new ScopePolicy(scope)) };
  }

  protected async read(session: SourceSession, asked: Case): Promise<Collection> {
    const survey = await this.survey(session, asked);
    const readings = collapsed(traceReadings(survey), this.about.title);
    const context = tempoContextOf(survey, this.client.endpoint());
    return (ledger) => {
      for (const reading of readings) ledger.enter(reading, this.about.evidence);
      return { report: tempoReport(true, readings, context) };
    };
  }

  protected report(readings: readonly ReadingEnd[]): IntegrationReport {
    return tempoReport(this.client.configured, readings, null);
  }

  private survey(session: SourceSession, { target, request, pivotMs, parts }: Case): Promise<TraceSurvey> {
    const { traceLimit, lookbackMinutes, forwardMinutes } = this.all.of(TEMPO);
    const service = traceNameOf(target, request.labels);
    const scope = {
      service,
      namespace: target.namespace,
      startMs: pivotMs - lookbackMinutes * MINUTE_MS,
      endMs: pivotMs + forwardMinutes * MINUTE_MS,
      limit: traceLimit,
    };
    return surveyTraces(this.client, session, scope, async () => {
      const [pod, found] = await Promise.all([parts.chosen, parts.service]);
      return otherTraceName(service, valueOf(pod), valueOf(found)?.metadata.name ?? null);
    });
  }
}
