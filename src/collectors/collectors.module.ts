import { Module } from '@nestjs/common';
import { SourcesModule } from '../sources/sources.module.js';
import { CollectorService } from './collector.service.js';

@Module({
  imports: [SourcesModule],
  providers: [CollectorService],
  exports: [CollectorService],
})
export class CollectorsModule {}
