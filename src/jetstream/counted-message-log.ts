import { Injectable } from '@nestjs/common';
import { Settings } from '../config/settings.js';
import { Logger } from '../telemetry/logger.js';
import { Meter } from '../telemetry/metrics/meter.js';
import { TRACEPARENT } from '../telemetry/trace-context.js';
import { inSpan } from '../telemetry/tracing/span.js';
import { NatsLink } from './connection.js';
import { DEAD_CLASS, DEAD_STAGE } from './dead-letters.js';
import { NatsMessageLog } from './nats-message-log.js';
import type { AppendOptions, Appended } from './ports.js';

/** The streams on the server, with the dead letters that are stored counted, and a span for each publish. */
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
    const appended = await inSpan(
      () => ({
        name: `publish ${this.#place(subject)}`,
        kind: 'producer',
        parent: options.headers?.[TRACEPARENT],
        facts: {
          'messaging.system': 'nats',
          'messaging.operation.type': 'send',
          'messaging.destination.name': subject,
          'messaging.message.body.size': data.length,
        },
      }),
      () => super.append(subject, data, options),
    );
    const reason = options.headers?.[DEAD_CLASS];
    if (reason !== undefined && appended.outcome === 'stored')
      this.meter.count('kuberca_dead_letters_total', { stage: options.headers?.[DEAD_STAGE] ?? '', reason });
    return appended;
  }

  /** A subject without what names a single alert or group: spans are grouped by their names. */
  #place(subject: string): string {
    return subject.split('.').slice(1, 3).join('.');
  }
}
