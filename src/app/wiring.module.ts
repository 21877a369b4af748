import { Global, Module } from '@nestjs/common';
import { GroupAnalysisModule } from '../groups/group-analysis.module.js';
import { PipelineModule } from '../analysis/pipeline.module.js';
import { ClusterHealth } from '../lifecycle/cluster-health.js';
import { ModelHealth } from '../lifecycle/model-health.js';
import { SessionsHealth } from '../lifecycle/sessions-health.js';
import { IntakeModule } from '../intake/intake.module.js';
import { JetStreamModule } from '../jetstream/jetstream.module.js';
import { ChainCircuit } from '../llm/chain-circuit.js';
import { LlmModule } from '../llm/llm.module.js';
import { ModelAnnouncer } from '../llm/model-announcer.js';
import { StreamModelAnnouncer } from './stream-model-announcer.js';
import { SessionStore } from '../sessions/session-store.js';
import { SessionsModule } from '../sessions/sessions.module.js';
import { KubernetesReader } from '../integrations/kubernetes/reader.js';
import { IntegrationsModule } from '../integrations/integrations.module.js';
import { clusterHealthOf, modelHealthOf, sessionsHealthOf } from './wiring.js';

/** Hands the upper rooms what lower ones provide, where the list of rooms forbids that one imports the other. */
@Global()
@Module({
  imports: [
    PipelineModule,
    GroupAnalysisModule,
    IntakeModule,
    JetStreamModule,
    LlmModule,
    SessionsModule,
    IntegrationsModule,
  ],
  providers: [
    { provide: ClusterHealth, useFactory: clusterHealthOf, inject: [KubernetesReader] },
    { provide: ModelHealth, useFactory: modelHealthOf, inject: [ChainCircuit] },
    { provide: ModelAnnouncer, useClass: StreamModelAnnouncer },
    { provide: SessionsHealth, useFactory: sessionsHealthOf, inject: [SessionStore] },
  ],
  exports: [
    PipelineModule,
    IntakeModule,
    JetStreamModule,
    LlmModule,
    SessionsModule,
    IntegrationsModule,
    ClusterHealth,
    ModelHealth,
    ModelAnnouncer,
    SessionsHealth,
  ],
})
export class WiringModule {}
