import { resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { hasKubelab, Kubelab } from '../support/kubelab.js';
import { manifests } from './manifests.js';

const STRICT = ['--server-side', '--validate=strict', '--warnings-as-errors'];

(hasKubelab() ? describe : describe.skip)('an API server asked for a dry run', () => {
  let lab: Kubelab;
  beforeAll(async () => {
    lab = await Kubelab.start();
    // A dry run creates nothing, and what is in a namespace needs it; its Pod Security level then applies to the rest.
    await lab.kubectl('apply', ...STRICT, '-f', resolve('deploy/namespace.yaml'));
  }, 120_000);
  afterAll(() => lab?.stop());

  it('takes every manifest of deploy/, without a warning', async () => {
    const answer = await lab.kubectl('apply', ...STRICT, '--dry-run=server', '-k', resolve('deploy'));
    const lines = answer.trim().split('\n');
    expect(lines).toHaveLength(manifests().length);
    for (const line of lines) expect(line).toMatch(/serverside-applied \(server dry run\)$/);
  });

  it('would refuse a Deployment whose container may gain privileges, so the level is in force', async () => {
    await expect(
      lab.kubectl('run', 'root', ...STRICT.slice(2), '--dry-run=server', '-n', 'kube-rca', '--image=none'),
    ).rejects.toThrow(/violates PodSecurity "restricted/);
  });
});
