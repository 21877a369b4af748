import { Module } from '@nestjs/common';
import { DiscoveryModule } from '@nestjs/core';
import { TerminusModule } from '@nestjs/terminus';
import { Dependencies } from './dependencies.js';
import { DependencyWatch } from './dependency-watch.js';
import { LifecycleHealthIndicator } from './lifecycle.health.js';
import { Readiness } from './readiness.js';

/** Whether the process may be sent work, and how what it leans on is doing. */
@Module({
  imports: [DiscoveryModule, TerminusModule.forRoot({ logger: false })],
  providers: [LifecycleHealthIndicator, Dependencies, DependencyWatch, Readiness],
  exports: [Dependencies, Readiness, DependencyWatch],
})
export class HealthModule {}
