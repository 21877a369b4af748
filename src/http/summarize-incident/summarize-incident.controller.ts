import { Controller, Post } from '@nestjs/common';
import { IncidentReports } from '../../incidents/incident-report.js';
import { languageOf } from '../../config/language.js';
import { Settings } from '../../config/settings.js';
import { Masker, type Masked } from '../../masking/index.js';
import { AnalysisJobs, UNAVAILABLE } from '../analyze/analysis-jobs.js';
import { JsonBody } from '../body.pipe.js';
import { TheCall, type Call } from '../call.js';
import { Route } from '../openapi/route.js';
import {
  incidentBody,
  incidentResponse,
  type IncidentBody,
  type IncidentResponse,
} from './summarize-incident.schema.js';

/** Writes the final report of a resolved incident while its caller waits. */
@Controller('summarize-incident')
export class SummarizeIncidentController {
  constructor(
    private readonly reports: IncidentReports,
    private readonly jobs: AnalysisJobs,
    private readonly masker: Masker,
    private readonly settings: Settings,
  ) {}

  @Post()
  @Route({
    summary: 'Write the final report of a resolved incident',
    role: 'analyze',
    answer: incidentResponse,
    unavailable: UNAVAILABLE,
  })
  async summarise(
    @JsonBody(incidentBody) body: IncidentBody,
    @TheCall() call: Call,
  ): Promise<Masked<IncidentResponse>> {
    const language = languageOf(body.language, this.settings.server.language);
    const report = await this.jobs.run(call, (job) =>
      this.reports.write({ ...job, language, incident: incidentOf(body) }),
    );
    return this.masker.derive(report, ({ title, summary, detail }) => ({
      status: 'ok' as const,
      title,
      summary: summary[language],
      detail: detail[language],
      summary_i18n: summary,
      detail_i18n: detail,
    }));
  }
}

const incidentOf = (body: IncidentBody) => ({
  incidentId: body.incident_id,
  title: body.title,
  severity: body.severity,
  firedAt: body.fired_at,
  resolvedAt: body.resolved_at,
  alerts: body.alerts.map((alert) => ({
    fingerprint: alert.fingerprint,
    alertName: alert.alert_name,
    severity: alert.severity,
    status: alert.status,
    analysisSummary: alert.analysis_summary,
    analysisDetail: alert.analysis_detail,
    artifactTypes: alert.artifacts,
  })),
});
