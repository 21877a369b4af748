import { Global, Module } from '@nestjs/common';
import { ChangeLog } from './change-log.js';
import { JetStreamModule } from './jetstream.module.js';

/** While changes are recorded: collecting asks for them, which knows no stream otherwise. */
@Global()
@Module({ imports: [JetStreamModule], providers: [ChangeLog], exports: [ChangeLog] })
export class ChangeLogModule {}
