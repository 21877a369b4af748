import type { Handles } from '../jetstream/open.js';
import type { Topology } from '../jetstream/topology.js';
import { complain, sayMasked } from '../telemetry/terminal.js';
import type { Command } from './command.js';
import { EXIT_FAILURE, EXIT_USAGE } from './exit-codes.js';

const USAGE = '[-o json | -o nack | --create | --check]';

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
  for (const { text, mend } of problems) say(`${text}\n  ${mend}`);
  if (problems.length === 0) say('Everything is as it must be.');
  return problems.length === 0 ? 0 : EXIT_FAILURE;
};

const ACTIONS: Readonly<Record<string, Action>> = {
  '--create': create,
  '--check': verify,
  '--verify': verify,
};

/** Forms that the definitions are printed in. */
const FORMS: Readonly<Record<string, (topology: Topology, permissions: object) => Promise<string>>> = {
  json: async (topology, permissions) => JSON.stringify({ ...topology, permissions }, null, 2),
  nack: async (topology) => {
    const [{ nackResources }, { stringify }] = await Promise.all([
      import('../jetstream/nack.js'),
      import('yaml'),
    ]);
    return nackResources(topology)
      .map((resource) => stringify(resource, { lineWidth: 0 }))
      .join('---\n')
      .trimEnd();
  },
};

/** The form that the arguments ask for; `null` when they ask for something else. */
const formOf = (args: readonly string[]): string | null => {
  if (args.length === 0) return 'json';
  const [option, form = ''] = args;
  return args.length === 2 && option === '-o' && form in FORMS ? form : null;
};

/** Prints what the service needs on the NATS server, or makes or checks it with the connection settings. */
export const topologyCommand: Command = {
  name: 'topology',
  about:
    'Prints streams, buckets, consumers and permissions as JSON, or resources for NACK (-o nack); --create makes what is missing, --check says what differs and what mends it.',
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
    const form = formOf(args);
    if (form !== null) {
      const permissions = permissionsOf(topology, stream.prefix, stream.inboxPrefix ?? undefined);
      say((await FORMS[form]?.(topology, permissions)) ?? '');
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
