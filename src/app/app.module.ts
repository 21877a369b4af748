import { Module, type DynamicModule, type Type } from '@nestjs/common';
import type { ServiceRole } from '../config/areas/server.js';
import { ConfigModule } from '../config/config.module.js';
import type { Settings } from '../config/settings.js';
import { GroupAnalysisModule } from '../groups/group-analysis.module.js';
import { ModelChoicesModule } from '../groups/model-choices.module.js';
import { HttpModule } from '../http/http.module.js';
import { McpHttpModule } from '../http/mcp/mcp-http.module.js';
import { ProbesModule } from '../http/probes.module.js';
import { IntakeModule } from '../intake/intake.module.js';
import { ClusterHealthModule } from '../integrations/kubernetes/cluster-health.module.js';
import { IntegrationsModule } from '../integrations/integrations.module.js';
import { ChangeLogModule } from '../jetstream/change-log.module.js';
import { JetStreamModule } from '../jetstream/jetstream.module.js';
import { LifecycleModule } from '../lifecycle/lifecycle.module.js';
import { LlmModule } from '../llm/llm.module.js';
import { MaskingModule } from '../masking/masking.module.js';
import { NotifyModule } from '../notify/notify.module.js';
import { RecorderModule } from '../recorder/recorder.module.js';
import { SessionsModule } from '../sessions/sessions.module.js';
import { TelemetryModule } from '../telemetry/telemetry.module.js';

/** Known to all: settings, lifecycle, masking, log and clock. */
const GLOBAL = [LifecycleModule, MaskingModule, TelemetryModule];

/** What analyses lean on; start and stop use it, too. */
const ANALYSING = [IntegrationsModule, ClusterHealthModule, LlmModule, SessionsModule];

/** The ways in: HTTP, alerts, triggers. What they need they import themselves. */
const OF_ROLE: Readonly<Record<ServiceRole, readonly Type[]>> = {
  http: [...ANALYSING, ModelChoicesModule, HttpModule],
  intake: [IntakeModule],
  analyst: [...ANALYSING, GroupAnalysisModule],
  notify: [NotifyModule],
  recorder: [RecorderModule],
};

/** The whole service, or the parts of it that `SERVICE_ROLES` names. */
@Module({})
export class AppModule {
  static with(settings: Settings): DynamicModule {
    const { roles } = settings.server;
    const { notifyLanes, changesWatch } = settings.stream;
    const isWanted = (role: ServiceRole): boolean =>
      (role !== 'notify' || notifyLanes > 0) && (role !== 'recorder' || changesWatch);
    const parts = new Set(roles.filter(isWanted).flatMap((role) => OF_ROLE[role]));
    const further: DynamicModule[] = [];
    if (!roles.includes('http')) parts.add(ProbesModule);
    else if (settings.mcp.enabled) further.push(McpHttpModule.with(settings));
    if (changesWatch) parts.add(ChangeLogModule);
    return {
      module: AppModule,
      imports: [ConfigModule.forRoot(settings), ...GLOBAL, JetStreamModule, ...parts, ...further],
    };
  }
}
