import { BaseRpcContext } from '@nestjs/microservices';

/** One message handed to a handler, for as long as it is worked on. */
export interface Delivery {
  /** Random; names this handling, not the process: two lanes of one process must exclude each other. */
  readonly id: string;
  readonly subject: string;
  readonly stream: string;
  readonly sequence: number;
  /** When the stream received it, ms since the epoch on the server's clock. */
  readonly receivedAt: number;
  /** From 1. Handing back counts as well, so this is not the number of failures. */
  readonly deliveryCount: number;
  readonly data: Uint8Array;
  readonly headers: Readonly<Record<string, string>>;
  /** Aborted when the process must let go of its work. */
  readonly signal: AbortSignal;
}

/** The context of an `@EventPattern` handler: `@Ctx() context: DeliveryContext`. */
export class DeliveryContext extends BaseRpcContext<[readonly Delivery[]]> {
  get deliveries(): readonly Delivery[] {
    return this.getArgByIndex(0);
  }
}
