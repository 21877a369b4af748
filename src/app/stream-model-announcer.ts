import { Injectable, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import type { Subscription } from 'rxjs';
import { ReplicaChannel } from '../jetstream/replica-channel.js';
import { Logger } from '../telemetry/logger.js';
import { ModelAnnouncer } from '../llm/model-announcer.js';
import { modelChoice, sentChoice, type ModelChoice } from '../llm/model-choice.js';
import { ModelSelection } from '../llm/model-selection.js';

/** Tells the others over NATS, and uses what they tell. */
@Injectable()
export class StreamModelAnnouncer
  extends ModelAnnouncer
  implements OnApplicationBootstrap, OnApplicationShutdown
{
  #subscription: Subscription | null = null;

  constructor(
    private readonly channel: ReplicaChannel,
    private readonly selection: ModelSelection,
    private readonly logger: Logger,
  ) {
    super();
  }

  announce(choice: ModelChoice): void {
    if (this.channel.say('model', sentChoice(choice)) === 'not-connected') {
      this.logger.warn('model_not_announced', { ...choice, why: 'NATS is not reachable' });
    }
  }

  onApplicationBootstrap(): void {
    this.#subscription = this.channel.heard$('model').subscribe((body) => this.#use(body));
  }

  onApplicationShutdown(): void {
    this.#subscription?.unsubscribe();
  }

  #use(body: unknown): void {
    const read = modelChoice.safeParse(body);
    if (read.success) this.selection.use(read.data);
    else
      this.logger.warn('model_announcement_invalid', {
        problems: read.error.issues.map(({ message }) => message),
      });
  }
}
