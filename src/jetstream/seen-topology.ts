import { Injectable } from '@nestjs/common';
import { DeadLetterWatch } from './dead-letter-watch.js';
import type { TopologyObserver } from './provision.js';
import { StreamFigures } from './stream-figures.js';

/** Who hears of streams and consumers when they are looked at. */
@Injectable()
export class SeenTopology implements TopologyObserver {
  constructor(
    private readonly figures: StreamFigures,
    private readonly deadLetters: DeadLetterWatch,
  ) {}

  stream(info: Parameters<TopologyObserver['stream']>[0]): void {
    this.figures.stream(info);
    this.deadLetters.seen(info);
  }

  consumer(info: Parameters<TopologyObserver['consumer']>[0]): void {
    this.figures.consumer(info);
  }
}
