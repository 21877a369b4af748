import { Module, type DynamicModule } from '@nestjs/common';
import { ConfigModule } from '../../config/config.module.js';
import type { Settings } from '../../config/settings.js';
import { Access } from '../../http/access/access.js';
import { Alertmanagers } from '../../intake/reconcile/alertmanagers.js';
import { SentBodies } from '../../intake/senders/sent-bodies.js';
import { IntegrationsModule } from '../../integrations/integrations.module.js';
import { ClusterHealthModule } from '../../integrations/kubernetes/cluster-health.module.js';
import { HealthModule } from '../../lifecycle/health.module.js';
import { LifecycleModule } from '../../lifecycle/lifecycle.module.js';
import { LlmModule } from '../../llm/llm.module.js';
import { MaskingModule } from '../../masking/masking.module.js';
import { CurrentRoutes } from '../../notify/routes/current-routes.js';
import { RunbooksModule } from '../../runbooks/runbooks.module.js';
import { SessionsModule } from '../../sessions/sessions.module.js';
import { TelemetryModule } from '../../telemetry/telemetry.module.js';

const GLOBAL = [LifecycleModule, MaskingModule, TelemetryModule];
const BELOW = [
  IntegrationsModule,
  ClusterHealthModule,
  LlmModule,
  SessionsModule,
  RunbooksModule,
  HealthModule,
];

/** What the service leans on, without its ways in: it takes no alert and opens no port. NATS is looked at by itself. */
@Module({})
export class DoctorModule {
  static with(settings: Settings): DynamicModule {
    return {
      module: DoctorModule,
      imports: [ConfigModule.forRoot(settings), ...GLOBAL, ...BELOW],
      providers: [Access, SentBodies, Alertmanagers, CurrentRoutes],
    };
  }
}
