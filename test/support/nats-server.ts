import { afterAll } from '@jest/globals';
import { startNatsServer, type RunningNats, type StartOptions } from '../../scripts/nats-server.mjs';

export { findNatsServer, startNatsServer } from '../../scripts/nats-server.mjs';
export type { RunningNats, StartOptions } from '../../scripts/nats-server.mjs';

/**
 * A real server for one spec file, stopped after its last test. Call it in `beforeAll`.
 * @throws {Error} when no nats-server can be found or it does not start
 */
export const natsForThisFile = async (options: StartOptions = {}): Promise<RunningNats> => {
  const server = await startNatsServer(options);
  started.push(server);
  return server;
};

/** The same server again, on its port and its store, after `kill()`. It too is stopped after the last test. */
export const startAgain = (server: RunningNats, options: StartOptions = {}): Promise<RunningNats> =>
  natsForThisFile({ ...options, storeDir: server.storeDir, port: server.port });

const started: RunningNats[] = [];

afterAll(async () => {
  for (const server of started.splice(0).reverse()) await server.stop();
});
