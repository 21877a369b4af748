import { Module } from '@nestjs/common';
import { JetStreamModule } from '../jetstream/jetstream.module.js';
import { OutputModule } from '../output/output.module.js';
import { NotifyController } from './notify.controller.js';
import { Notices } from './notice/notices.js';
import { ResultsController } from './results.controller.js';
import { CurrentRoutes } from './routes/current-routes.js';
import { Folding } from './telling/folding.js';
import { TellDigest } from './telling/tell-digest.js';
import { TellGroup } from './telling/tell-group.js';
import { TellingWorld } from './telling/telling-world.js';
import { TellOnce } from './telling/tell-once.js';
import { TellSink } from './telling/tell-sink.js';
import { NotifyTriggers } from './telling/triggers.js';

/** Tells chats and other sinks of results. */
@Module({
  imports: [JetStreamModule, OutputModule],
  controllers: [ResultsController, NotifyController],
  providers: [
    CurrentRoutes,
    Folding,
    Notices,
    NotifyTriggers,
    TellDigest,
    TellGroup,
    TellingWorld,
    TellOnce,
    TellSink,
  ],
})
export class NotifyModule {}
