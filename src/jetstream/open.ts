import { jetstream, type JetStreamClient, jetstreamManager, type JetStreamManager } from '@nats-io/jetstream';
import { connect, type NatsConnection, type NodeConnectionOptions } from '@nats-io/transport-node';
import type { Settings } from '../config/settings.js';
import { connectOptions } from './connect-options.js';
import { readNatsContext } from './nats-context.js';

/** Timeout of one JetStream request, ms. */
const REQUEST_TIMEOUT_MS = 5000;

/** A connection with its clients. */
export interface Handles {
  readonly nc: NatsConnection;
  readonly js: JetStreamClient;
  readonly jsm: JetStreamManager;
  /** Prefix of reply subjects. */
  readonly inboxPrefix: string | undefined;
}

/**
 * Connects with the settings. By default it waits for the server as long as it takes.
 * @throws {Error} when the settings cannot be used, or with `waitOnFirstConnect: false` when the server cannot be reached
 */
export const openHandles = async (
  stream: Settings['stream'],
  overrides: Partial<NodeConnectionOptions> = {},
): Promise<Handles> => {
  const context = stream.context === null ? null : await readNatsContext(stream.context, stream.configHome);
  const connecting = { ...(await connectOptions(stream, context)), ...overrides };
  const nc = await connect(connecting);
  const domain = stream.jsDomain ?? context?.jetstream_domain ?? undefined;
  // Without the check of the API, the right to ask for the account's limits is not needed.
  const options = {
    timeout: REQUEST_TIMEOUT_MS,
    checkAPI: false,
    ...(domain === undefined ? {} : { domain }),
  };
  const { inboxPrefix } = connecting;
  return { nc, js: jetstream(nc, options), jsm: await jetstreamManager(nc, options), inboxPrefix };
};
