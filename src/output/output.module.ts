import { Module } from '@nestjs/common';
import { OutputPolicy } from './output-policy.js';

/** What model text may hold. Settings come from a global module. */
@Module({ providers: [OutputPolicy], exports: [OutputPolicy] })
export class OutputModule {}
