import { Global, Module } from '@nestjs/common';
import { Lifecycle } from './lifecycle.js';

/** Where the process is between start and stop, known by every room. */
@Global()
@Module({ providers: [Lifecycle], exports: [Lifecycle] })
export class LifecycleModule {}
