import { readFile } from 'node:fs/promises';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { z } from 'zod';

const optional = z
  .string()
  .optional()
  .transform((value) => (value === undefined || value === '' ? null : value));

/** The keys of a `nats` CLI context that the service reads. Source: `nats context save` of natscli. */
const contextSchema = z.object({
  url: optional,
  user: optional,
  password: optional,
  token: optional,
  creds: optional,
  nkey: optional,
  cert: optional,
  key: optional,
  ca: optional,
  inbox_prefix: optional,
  jetstream_domain: optional,
});

export type NatsContext = z.infer<typeof contextSchema>;

/**
 * Reads a context of the `nats` CLI from `$XDG_CONFIG_HOME/nats/context/<name>.json` (`~/.config` by default).
 * @throws {Error} naming the file when it cannot be read
 */
export const readNatsContext = async (name: string, configHome: string | null): Promise<NatsContext> => {
  if (!/^[A-Za-z0-9._-]+$/.test(name) || name.includes('..'))
    throw new Error('NATS_CONTEXT is not the name of a context');
  const path = join(configHome ?? join(homedir(), '.config'), 'nats', 'context', `${name}.json`);
  try {
    return contextSchema.parse(JSON.parse(await readFile(path, 'utf8')));
  } catch (error) {
    throw new Error(`NATS_CONTEXT: the context file ${path} cannot be used`, { cause: error });
  }
};
