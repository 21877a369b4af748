import { Injectable } from '@nestjs/common';
import { Settings } from '../../config/settings.js';
import type { IntegrationReport } from '../../evidence/integration-report.js';
import type { ToolScope } from '../../tools/tool-scope.js';
import { HealthOf } from '../../lifecycle/health-of.js';
import { BackendIntegration } from '../backend.js';
import type { Case } from '../case.js';
import type { Collection } from '../integration.js';
import { NamespacePolicy } from '../kubernetes/scope/namespace-policy.js';
import { ScopePolicy } from '../kubernetes/scope/scope-policy.js';
import { KUBERNETES } from '../kubernetes/settings.js';
import type { ReadingEnd } from '../readings.js';
import type { SourceSession } from '../source-session.js';
import { enterMetrics } from './collect/metrics-collection.js';
import { surveyMetrics } from './collect/metrics-survey.js';
import { PROMETHEUS_INTEGRATION } from './description.js';
import { PrometheusClient } from './prometheus-client.js';
import { prometheusReport } from './report.js';
import { ScopedPrometheus, type MetricReader } from './scoped-prometheus.js';

/** Evaluates the alert's own rule, and reads saturation of the target and what else fires beside it. */
@HealthOf('prometheus')
@Injectable()
export class PrometheusIntegration extends BackendIntegration {
  readonly about = PROMETHEUS_INTEGRATION;
  protected readonly subject = 'metrics';
  private readonly policy: NamespacePolicy;

  constructor(
    protected readonly client: PrometheusClient,
    settings: Settings,
  ) {
    super(settings);
    const { namespacesAllow: allow, namespacesDeny: deny } = settings.of(KUBERNETES);
    this.policy = new NamespacePolicy({ allow, deny });
  }

  view(scope: ToolScope | null): { readonly prometheus: MetricReader } {
    const { client } = this;
    return { prometheus: scope === null ? client : new ScopedPrometheus(client, new ScopePolicy(scope)) };
  }

  protected async read(session: SourceSession, asked: Case): Promise<Collection> {
    const survey = await surveyMetrics(this.client, session, asked, this.policy);
    return (ledger) => ({ report: enterMetrics(ledger, survey) });
  }

  protected report(readings: readonly ReadingEnd[]): IntegrationReport {
    return prometheusReport(this.client.configured, readings);
  }
}
