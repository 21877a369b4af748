import { Injectable } from '@nestjs/common';
import type { StreamInfo } from '@nats-io/jetstream';
import { Settings } from '../config/settings.js';
import type { DependencyStatus } from '../lifecycle/dependency.js';
import { HealthOf, type DependencyHealth } from '../lifecycle/health-of.js';
import { Logger } from '../telemetry/logger.js';
import { names } from './stream-names.js';

/** Tells when dead letters come, whichever process wrote them: a line when there are more than before, and readiness' detail. */
@HealthOf('dead_letters')
@Injectable()
export class DeadLetterWatch implements DependencyHealth {
  readonly #stream: string;
  #messages = 0;
  #lastSequence = 0;

  constructor(
    private readonly settings: Settings,
    private readonly logger: Logger,
  ) {
    this.#stream = names(settings.stream.prefix).stream('dead');
  }

  /** A look at any stream. */
  seen({ config, state }: StreamInfo): void {
    if (config.name !== this.#stream) return;
    const { messages, last_seq: last } = state;
    // By sequence: a letter may have come while another was removed.
    if (last > this.#lastSequence && messages > 0)
      this.logger.warn('dead_letters_grew', {
        letters: messages,
        new: Math.min(last - this.#lastSequence, messages),
        remedy: 'kuberca dead list shows them; redrive what was mended, discard the rest',
      });
    // A stream that was made again counts from the start.
    this.#lastSequence = last;
    this.#messages = messages;
  }

  /** Information: what was given up keeps nothing from working. */
  status(): DependencyStatus {
    if (!this.settings.stream.enabled) return { state: 'off', detail: null };
    const kept = this.#messages === 1 ? '1 message was' : `${this.#messages} messages were`;
    return {
      state: 'up',
      detail: this.#messages === 0 ? null : `${kept} given up: kuberca dead list`,
    };
  }
}
