import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import { Settings } from '../config/settings.js';
import { childTraceparent, TRACEPARENT } from '../telemetry/trace-context.js';
import type { Membership } from './group-membership.js';
import { MessageLog } from './ports.js';
import { ofNewerVersion, RECORD_VERSION, recordBytes } from './record.js';
import { names } from './stream-names.js';
import { WorkClasses } from './work-class.js';

/** A wake-up: it names a group and the revision it announces, and carries no facts. */
export interface Trigger extends Membership {
  readonly revision: number;
  /** Whether it announces a critical alert; not part of the message, whose subject says it. */
  readonly urgent?: true;
}

const triggerSchema = z.object({
  v: z.number().optional(),
  group: z.string().regex(/^[0-9a-f]{16}$/),
  key: z.record(z.string(), z.string()),
  revision: z.number().int().min(0),
});

const jsonOf = (bytes: Uint8Array): unknown => {
  try {
    return JSON.parse(new TextDecoder().decode(bytes));
  } catch {
    return null;
  }
};

/** Reads a message of the WORK stream; `null` when it is no trigger. @throws {StreamUnavailable} when it is of a newer version */
export const readTrigger = (bytes: Uint8Array): Trigger | null => {
  const parsed = triggerSchema.safeParse(jsonOf(bytes));
  if (!parsed.success) return null;
  const { v: version = 1, ...trigger } = parsed.data;
  if (version > RECORD_VERSION) throw ofNewerVersion('a trigger', version);
  return trigger as unknown as Trigger; // the schema knows no brands
};

@Injectable()
export class Triggers {
  constructor(
    private readonly log: MessageLog,
    private readonly classes: WorkClasses,
    private readonly settings: Settings,
  ) {}

  /**
   * Without a message id: a duplicate id would swallow a wake-up.
   * @param parent `traceparent` of the message that caused it
   * @throws {StreamUnavailable}
   */
  async publish(trigger: Trigger, parent?: string): Promise<void> {
    const { group, key, revision, urgent = false } = trigger;
    const { prefix, partitions } = this.settings.stream;
    const subject = names(prefix, partitions).work(this.classes.of(urgent), group);
    const headers = { [TRACEPARENT]: childTraceparent(parent) };
    await this.log.append(subject, recordBytes({ group, key, revision }), { headers });
  }
}
