import { Module } from '@nestjs/common';
import { JetStreamModule } from '../jetstream/jetstream.module.js';
import { AlertIngest } from './alert-ingest.js';
import { IntakeController } from './intake.controller.js';
import { StateRetention } from './retention.js';
import { StreamAlertIngest } from './stream-alert-ingest.js';
import { TakeIn } from './take-in.js';

@Module({
  imports: [JetStreamModule],
  controllers: [IntakeController],
  providers: [TakeIn, StateRetention, { provide: AlertIngest, useClass: StreamAlertIngest }],
  exports: [AlertIngest],
})
export class IntakeModule {}
