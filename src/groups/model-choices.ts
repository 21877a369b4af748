import { Injectable, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { Subscription } from 'rxjs';
import { ReplicaChannel } from '../jetstream/replica-channel.js';
import { modelChoice, sentChoice, type ModelChoice } from '../llm/model-choice.js';
import { ModelSelection } from '../llm/model-selection.js';
import { Logger } from '../telemetry/logger.js';

/** Tells the other processes over NATS which model was chosen here, and uses what they tell. */
@Injectable()
export class ModelChoices implements OnApplicationBootstrap, OnApplicationShutdown {
  readonly #subscriptions = new Subscription();

  constructor(
    private readonly channel: ReplicaChannel,
    private readonly selection: ModelSelection,
    private readonly logger: Logger,
  ) {}

  onApplicationBootstrap(): void {
    this.#subscriptions.add(this.selection.choices$.subscribe((choice) => this.#tell(choice)));
    this.#subscriptions.add(this.channel.heard$('model').subscribe((body) => this.#use(body)));
  }

  onApplicationShutdown(): void {
    this.#subscriptions.unsubscribe();
  }

  /** Best effort: a process that does not hear of it keeps its model. */
  #tell(choice: ModelChoice): void {
    if (this.channel.say('model', sentChoice(choice)) === 'not-connected') {
      this.logger.warn('model_not_announced', { ...choice, why: 'NATS is not reachable' });
    }
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
