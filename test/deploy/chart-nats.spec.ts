import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, it } from '@jest/globals';
import { findNatsServer } from '../../scripts/nats-server.mjs';
import { environmentOf, rendered, type Rendered, workloads } from '../support/helm.js';

const run = promisify(execFile);

/** Has a real server look at the configuration that the chart gives its own. */
const checked = async (objects: readonly Rendered[]): Promise<string> => {
  const map = objects.find(({ kind }) => kind === 'ConfigMap') as
    | { readonly data: Readonly<Record<string, string>> }
    | undefined;
  const folder = await mkdtemp(join(tmpdir(), 'nats-config-'));
  try {
    const file = join(folder, 'nats.conf');
    await writeFile(file, map?.data['nats.conf']?.replace('/data', folder) ?? '');
    const { path } = await findNatsServer();
    const { stderr } = await run(path, ['-t', '-c', file], { env: { POD_NAME: 'kube-rca-agent-nats-0' } });
    return stderr;
  } finally {
    await rm(folder, { recursive: true });
  }
};

describe('the NATS that the chart brings', () => {
  it.each([1, 3])(
    'takes its configuration with %d servers, and the agent connects to it',
    async (replicas) => {
      const objects = await rendered('--set', `nats.enabled=true,nats.replicas=${replicas}`);
      expect(await checked(objects)).toMatch(/configuration file .* is valid/);
      const [agent] = workloads(objects);
      const { NATS_URL = '' } = agent === undefined ? {} : environmentOf(agent);
      const service = objects.find(
        ({ kind, metadata }) => kind === 'Service' && metadata.name === 'kube-rca-agent-nats',
      );
      expect(NATS_URL).toBe(`nats://${service?.metadata.name}.${service?.metadata.namespace}.svc:4222`);
    },
  );

  it.each([
    ['nats.replicas=2', /one or three/],
    ['settings.STREAM_REPLICAS=3', /STREAM_REPLICAS is more than/],
    ['nats.replica=3', /replica/],
  ])('is refused with %s', async (value, words) => {
    await expect(rendered('--set', `nats.enabled=true,${value}`)).rejects.toThrow(words);
  });
});
