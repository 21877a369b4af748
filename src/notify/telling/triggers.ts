import { Injectable } from '@nestjs/common';
import { Settings } from '../../config/settings.js';
import { MessageLog } from '../../jetstream/ports.js';
import { recordBytes } from '../../jetstream/record.js';
import { names } from '../../jetstream/stream-names.js';
import { childTraceparent, TRACEPARENT } from '../../telemetry/trace-context.js';

/** What stands in the place of a group for a sink's digest. */
export const DIGEST = 'digest';

/** A wake-up: look at what a sink was told of this group. It holds no facts. */
export interface NotifyTrigger {
  readonly sink: string;
  /** Or {@link DIGEST}. */
  readonly group: string;
}

/** The trigger that a subject names; `null` when it is none. */
export const notifyTriggerOf = (subject: string): NotifyTrigger | null => {
  const [, stage, sink = '', group = '', ...rest] = subject.split('.');
  const isTrigger =
    stage === 'notify' && rest.length === 0 && /^[a-z0-9-]+$/.test(sink) && /^[0-9a-z]+$/.test(group);
  return isTrigger ? { sink, group } : null;
};

@Injectable()
export class NotifyTriggers {
  constructor(
    private readonly log: MessageLog,
    private readonly settings: Settings,
  ) {}

  /** Without a message id: a duplicate id would swallow a wake-up. @throws {StreamUnavailable} */
  async publish({ sink, group }: NotifyTrigger, parent?: string): Promise<void> {
    const subject = names(this.settings.stream.prefix).notify(sink, group);
    const headers = { [TRACEPARENT]: childTraceparent(parent) };
    await this.log.append(subject, recordBytes({ sink, group }), { headers });
  }
}
