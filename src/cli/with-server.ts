import type { Settings } from '../config/settings.js';
import type { Handles } from '../jetstream/open.js';
import { complain } from '../telemetry/terminal.js';
import { EXIT_FAILURE } from './exit-codes.js';

const CONNECT_TIMEOUT_MS = 10_000;

/**
 * Does work with the server that the settings name, the `nats` CLI's context included.
 * @param command told where something is wrong
 * @returns the exit code
 */
export const withServer = async (
  command: string,
  stream: Settings['stream'],
  work: (handles: Handles) => Promise<number>,
): Promise<number> => {
  if (stream.url === null && stream.context === null) {
    complain(
      `kuberca ${command}: NATS_URL (or NATS_CONTEXT) must say where the server is (example: NATS_URL=nats://127.0.0.1:4222)\n`,
    );
    return EXIT_FAILURE;
  }
  const { openHandles } = await import('../jetstream/open.js');
  try {
    const handles = await openHandles(stream, {
      waitOnFirstConnect: false,
      reconnect: false,
      timeout: CONNECT_TIMEOUT_MS,
    });
    try {
      return await work(handles);
    } finally {
      await handles.nc.close();
    }
  } catch (error) {
    complain(`kuberca ${command}: ${error instanceof Error ? error.message : String(error)}\n`);
    return EXIT_FAILURE;
  }
};
