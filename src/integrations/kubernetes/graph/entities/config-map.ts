import type { KubeObject } from '../../../../evidence/objects.js';
import { hostsOfConfig } from '../pod-references.js';
import { resolveHost } from '../resolve-host.js';
import { createdAs } from './changes.js';
import { kindReader } from './reader.js';
import { beginningOf } from '../../../../masking/index.js';

export interface ConfigMap extends KubeObject {
  readonly data?: Readonly<Record<string, string>>;
  readonly binaryData?: Readonly<Record<string, string>>;
}

/** Longest value that evidence shows, in characters, and most keys. */
const MAX_VALUE = 1000;
const MAX_KEYS = 60;

const shown = (data: Readonly<Record<string, string>>): Readonly<Record<string, string>> =>
  Object.fromEntries(
    Object.entries(data)
      .slice(0, MAX_KEYS)
      .map(([key, value]) => [key, value.length <= MAX_VALUE ? value : `${beginningOf(value, MAX_VALUE)}…`]),
  );

/** A ConfigMap: its keys, and the hosts that its values name. */
export const configMapReader = kindReader<ConfigMap>('ConfigMap', ({ object, ref, world }) => {
  const { data = {}, binaryData = {} } = object;
  return {
    sick: null,
    trouble: [],
    relations: hostsOfConfig(data).flatMap((host) => {
      const found = resolveHost(world, host, ref.namespace ?? '');
      return found === null
        ? []
        : [
            {
              type: 'calls',
              to: found.ref,
              detail: host.where,
              ...(host.port !== null && { port: host.port }),
            } as const,
          ];
    }),
    changes: createdAs(object, 'config map'),
    body: {
      kind: 'ConfigMap',
      name: ref.name,
      keys: [...Object.keys(data), ...Object.keys(binaryData)],
      data: shown(data),
    },
  };
});
