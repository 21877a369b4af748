import { z } from 'zod';

const message = z.record(z.string(), z.unknown());

/** A message of JSON-RPC, or several; the protocol's SDK reads them. */
export const mcpBody = z.union([message, z.array(message)]).meta({ id: 'McpMessage' });

export type McpBody = z.output<typeof mcpBody>;

export const mcpResponse = message.meta({
  id: 'McpAnswer',
  description: 'An answer of JSON-RPC, or a stream of events',
});
