import { Injectable } from '@nestjs/common';
import { Settings } from '../../config/settings.js';
import { names } from '../../jetstream/stream-names.js';
import { Clock } from '../../telemetry/clock.js';

/** Time and names. */
@Injectable()
export class TellingWorld {
  constructor(
    private readonly settings: Settings,
    private readonly clock: Clock,
  ) {}

  get now(): number {
    return this.clock.now().getTime();
  }

  subjectOf(group: string): string {
    const { prefix, partitions } = this.settings.stream;
    return names(prefix, partitions).groupResult(group);
  }
}
