import { Module, type DynamicModule } from '@nestjs/common';
import { ConfigModule } from '../config/config.module.js';
import type { Settings } from '../config/settings.js';
import { GroupAnalysisModule } from '../groups/group-analysis.module.js';
import { HttpModule } from '../http/http.module.js';
import { IntakeModule } from '../intake/intake.module.js';
import { ClusterHealthModule } from '../integrations/kubernetes/cluster-health.module.js';
import { IntegrationsModule } from '../integrations/integrations.module.js';
import { JetStreamModule } from '../jetstream/jetstream.module.js';
import { LifecycleModule } from '../lifecycle/lifecycle.module.js';
import { LlmModule } from '../llm/llm.module.js';
import { MaskingModule } from '../masking/masking.module.js';
import { SessionsModule } from '../sessions/sessions.module.js';
import { TelemetryModule } from '../telemetry/telemetry.module.js';

/** Known to all: settings, lifecycle, masking, log and clock. */
const GLOBAL = [LifecycleModule, MaskingModule, TelemetryModule];

/** What the service leans on; start and stop use it, too. */
const BELOW = [JetStreamModule, IntegrationsModule, ClusterHealthModule, LlmModule, SessionsModule];

/** The three ways in: alerts, triggers, HTTP. What they need they import themselves. */
const WAYS_IN = [IntakeModule, GroupAnalysisModule, HttpModule];

/** The whole service. */
@Module({})
export class AppModule {
  static with(settings: Settings): DynamicModule {
    return {
      module: AppModule,
      imports: [ConfigModule.forRoot(settings), ...GLOBAL, ...BELOW, ...WAYS_IN],
    };
  }
}
