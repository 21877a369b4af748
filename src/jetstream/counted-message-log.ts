import { Injectable } from '@nestjs/common';
import { Settings } from '../config/settings.js';
import { Logger } from '../telemetry/logger.js';
import { Meter } from '../telemetry/metrics/meter.js';
import { NatsLink } from './connection.js';
import { DEAD_CLASS, DEAD_STAGE } from './dead-letters.js';
import { NatsMessageLog } from './nats-message-log.js';
import type { AppendOptions, Appended } from './ports.js';

/** The streams on the server, with the dead letters that are stored counted. */
@Injectable()
export class CountedMessageLog extends NatsMessageLog {
  constructor(
    link: NatsLink,
    settings: Settings,
    logger: Logger,
    private readonly meter: Meter,
  ) {
    super(link, settings, logger);
  }

  override async append(subject: string, data: Uint8Array, options: AppendOptions = {}): Promise<Appended> {
    const appended = await super.append(subject, data, options);
    const reason = options.headers?.[DEAD_CLASS];
    if (reason !== undefined && appended.outcome === 'stored')
      this.meter.count('kuberca_dead_letters_total', { stage: options.headers?.[DEAD_STAGE] ?? '', reason });
    return appended;
  }
}
