import { Module } from '@nestjs/common';
import { ChangeLogModule } from '../jetstream/change-log.module.js';
import { JetStreamModule } from '../jetstream/jetstream.module.js';
import { ChangeRecorder } from './change-recorder.js';
import { Recorder } from './recorder.js';

@Module({ imports: [JetStreamModule, ChangeLogModule], providers: [ChangeRecorder, Recorder] })
export class RecorderModule {}
