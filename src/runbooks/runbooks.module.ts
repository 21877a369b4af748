import { Module } from '@nestjs/common';
import { Runbooks } from './runbooks.js';

/** The team's runbooks. Settings and Logger come from global modules. */
@Module({ providers: [Runbooks], exports: [Runbooks] })
export class RunbooksModule {}
