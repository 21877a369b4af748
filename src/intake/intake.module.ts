import { Module } from '@nestjs/common';
import { JetStreamModule } from '../jetstream/jetstream.module.js';
import { AlertIngest } from './alert-ingest.js';
import { IntakeRecord } from './intake-record.js';
import { IntakeController } from './intake.controller.js';
import { JoinGroup } from './join-group.js';
import { Alertmanagers } from './reconcile/alertmanagers.js';
import { TakenAlerts } from './reconcile/taken-alerts.js';
import { Reconciler } from './reconcile/reconciler.js';
import { Reconciliation } from './reconcile/reconciliation.js';
import { SentBodies } from './senders/sent-bodies.js';
import { StateRetention } from './retention.js';
import { StateSweep } from './state-sweep.js';
import { StreamAlertIngest } from './stream-alert-ingest.js';
import { TakeIn } from './take-in.js';

@Module({
  imports: [JetStreamModule],
  controllers: [IntakeController],
  providers: [
    TakeIn,
    JoinGroup,
    SentBodies,
    IntakeRecord,
    Alertmanagers,
    TakenAlerts,
    Reconciliation,
    Reconciler,
    StateRetention,
    StateSweep,
    { provide: AlertIngest, useClass: StreamAlertIngest },
  ],
  exports: [AlertIngest, SentBodies],
})
export class IntakeModule {}
