import { Injectable } from '@nestjs/common';
import type { AlertId } from '../alerts/alert.js';
import type { GroupHash } from '../alerts/group-key.js';
import { Settings } from '../config/settings.js';
import { cloudEventHeaders, type EventAttributes } from '../jetstream/cloud-events.js';
import { type Appended, MessageLog, toBytes } from '../jetstream/ports.js';
import { ofNewerVersion } from '../jetstream/record.js';
import { names } from '../jetstream/stream-names.js';
import { type Masked, Masker } from '../masking/index.js';
import { Clock } from '../telemetry/clock.js';
import type { AlertResult, GroupResult, StoredGroupResult } from './group-result.js';

/** Form of the results (docs/stream-protocol.md "Results"). */
const RESULT_VERSION = 1;

/** Room that headers and the protocol need below the server's `max_payload`. */
const HEADROOM_BYTES = 65_536;

/** The last message on a group's subject. `result` is `null` when it is not one of ours: only its sequence counts then. */
export interface LastGroupResult {
  readonly sequence: number;
  /** ms since the epoch, on the server's clock. */
  readonly storedAt: number;
  readonly result: Masked<GroupResult> | null;
}

/** What an alert's last result answered. */
export interface AnsweredAlert {
  readonly sequence: number;
  readonly groupSequence: number;
  readonly analysisSequence: number;
  readonly startsAt: string;
  readonly status: string;
}

const parse = (data: Uint8Array): unknown => {
  try {
    return JSON.parse(new TextDecoder().decode(data));
  } catch {
    return null;
  }
};

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null;

/** The RESULTS stream: group results and alert results, each fenced by the last sequence of its subject. */
@Injectable()
export class GroupResults {
  constructor(
    private readonly log: MessageLog,
    private readonly masker: Masker,
    private readonly settings: Settings,
    private readonly clock: Clock,
  ) {}

  /** Largest body of a result, in bytes. */
  get maxBytes(): number {
    return this.log.maxBytes() - HEADROOM_BYTES;
  }

  subjectOf(group: GroupHash): string {
    return this.#names.groupResult(group);
  }

  async last(group: GroupHash): Promise<LastGroupResult | null> {
    const message = await this.log.last(this.#names.groupResult(group));
    if (message === null) return null;
    const body = parse(message.data);
    const version = isObject(body) ? Number(body['version']) : Number.NaN;
    if (version > RESULT_VERSION) throw ofNewerVersion("a group's result", version);
    const ours =
      isObject(body) && version === RESULT_VERSION && isObject(body['group']) && isObject(body['outline']);
    return {
      sequence: message.sequence,
      storedAt: message.storedAt,
      result: ours ? this.masker.mask(body as unknown as GroupResult) : null,
    };
  }

  async commit(
    result: Masked<GroupResult>,
    fence: { readonly expectedLast: number; readonly messageId: string },
    parent: string | undefined,
  ): Promise<Appended> {
    const { id } = result.value.group;
    return this.log.append(this.#names.groupResult(id), toBytes(result.value), {
      ...fence,
      headers: this.#headers({
        type: 'io.kuberca.analysis.group.v1',
        subject: id,
        id: fence.messageId,
        parent,
      }),
    });
  }

  async lastOfAlert(id: AlertId, group: GroupHash): Promise<AnsweredAlert | null> {
    const message = await this.log.last(this.#names.alertResult(id, group));
    if (message === null) return null;
    const body = parse(message.data);
    const alert = isObject(body) && isObject(body['alert']) ? body['alert'] : {};
    const fields = isObject(body) ? body : {};
    return {
      sequence: message.sequence,
      groupSequence: Number(fields['groupSequence'] ?? 0),
      analysisSequence: Number(fields['analysisSequence'] ?? 0),
      startsAt: String(alert['startsAt'] ?? ''),
      status: String(alert['status'] ?? ''),
    };
  }

  async publishAlert(
    id: AlertId,
    result: Masked<AlertResult>,
    expectedLast: number,
    parent?: string,
  ): Promise<Appended> {
    return this.log.append(this.#names.alertResult(id, result.value.group.id), toBytes(result.value), {
      expectedLast,
      headers: this.#headers({ type: 'io.kuberca.analysis.alert.v1', subject: id, parent }),
    });
  }

  get #names() {
    const { prefix, partitions } = this.settings.stream;
    return names(prefix, partitions);
  }

  #headers(attributes: Omit<EventAttributes, 'time' | 'cluster'>): Record<string, string> {
    const cluster = this.settings.stream.clusterName;
    return cloudEventHeaders({ ...attributes, cluster, time: this.clock.now().toISOString() });
  }
}

/** A last result with its plain body, for the decisions. */
export const plain = (last: LastGroupResult | null): StoredGroupResult | null =>
  last?.result ? { sequence: last.sequence, result: last.result.value } : null;
