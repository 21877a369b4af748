import type { Handles } from '../jetstream/open.js';
import type { Topology } from '../jetstream/topology.js';
import { complain, sayMasked } from '../telemetry/terminal.js';
import type { Command } from './command.js';
import { EXIT_FAILURE, EXIT_USAGE } from './exit-codes.js';

const USAGE = '[--create | --verify]';

type Action = (handles: Handles, topology: Topology) => Promise<number>;

const say = (line: string): void => sayMasked(`${line}\n`);

const create: Action = async (handles, topology) => {
  const { createTopology } = await import('../jetstream/provision.js');
  const made = await createTopology(handles, topology);
  say(made.length === 0 ? 'Everything exists already; nothing was changed.' : `Made: ${made.join(', ')}`);
  return 0;
};

const verify: Action = async (handles, topology) => {
  const { verifyTopology } = await import('../jetstream/provision.js');
  const problems = await verifyTopology(handles, topology);
  for (const { text: problem } of problems) say(problem);
  if (problems.length === 0) say('Everything is as it must be.');
  return problems.length === 0 ? 0 : EXIT_FAILURE;
};

const ACTIONS: Readonly<Record<string, Action>> = { '--create': create, '--verify': verify };

/** Prints what the service needs on the NATS server, or makes or checks it with the connection settings. */
export const topologyCommand: Command = {
  name: 'topology',
  about:
    'Prints streams, buckets, consumers and permissions as JSON; --create makes what is missing, --verify checks.',
  usage: USAGE,
  run: async (args) => {
    const [{ settingsOfProcess }, { INTEGRATION_AREAS }, { topologyOf }, { permissionsOf }] =
      await Promise.all([
        import('../config/config.module.js'),
        import('../integrations/integrations.js'),
        import('../jetstream/topology.js'),
        import('../jetstream/permissions.js'),
      ]);
    const { stream } = settingsOfProcess(INTEGRATION_AREAS);
    const topology = topologyOf(stream);
    if (args.length === 0) {
      say(
        JSON.stringify(
          {
            ...topology,
            permissions: permissionsOf(topology, stream.prefix, stream.inboxPrefix ?? undefined),
          },
          null,
          2,
        ),
      );
      return 0;
    }
    const action = args.length === 1 ? ACTIONS[args[0] ?? ''] : undefined;
    if (action === undefined) {
      complain(`Usage: kuberca topology ${USAGE}\n`);
      return EXIT_USAGE;
    }
    const { withServer } = await import('./with-server.js');
    return withServer('topology', stream, (handles) => action(handles, topology));
  },
};
