import { writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { stringify } from 'yaml';
import { EXAMPLES, exampleValues, rendered } from '../support/helm.js';
import { hasKubelab, Kubelab } from '../support/kubelab.js';
import { manifests } from './manifests.js';

/** What every API server serves; the rest belongs to operators. */
const SERVED = /^(?:v1|apps\/v1|policy\/v1|autoscaling\/v2|(?:rbac\.authorization|networking)\.k8s\.io\/v1)$/;

const STRICT = ['--server-side', '--validate=strict', '--warnings-as-errors'];

(hasKubelab() ? describe : describe.skip)('an API server asked for a dry run', () => {
  let lab: Kubelab;
  beforeAll(async () => {
    lab = await Kubelab.start();
    // A dry run creates nothing, and what is in a namespace needs it; its Pod Security level then applies to the rest.
    await lab.kubectl('apply', ...STRICT, '-f', resolve('deploy/namespace.yaml'));
    // A pod is refused without its account, also one that is only tried.
    await lab.kubectl('create', 'serviceaccount', 'kube-rca-agent', '--namespace', 'kube-rca');
  }, 120_000);
  afterAll(() => lab?.stop());

  it('takes every manifest of deploy/, without a warning', async () => {
    const answer = await lab.kubectl('apply', ...STRICT, '--dry-run=server', '-k', resolve('deploy'));
    const lines = answer.trim().split('\n');
    expect(lines).toHaveLength(manifests().length);
    for (const line of lines) expect(line).toMatch(/serverside-applied \(server dry run\)$/);
  });

  it.each(exampleValues())(
    'takes what the chart renders with %s, without a warning, but kinds that it does not serve',
    async (values) => {
      const objects = (await rendered('--values', join(EXAMPLES, values))).filter(({ apiVersion }) =>
        SERVED.test(apiVersion),
      );
      const file = join(lab.folder, `rendered-${values}`);
      await writeFile(file, objects.map((object) => stringify(object)).join('---\n'));
      const answer = await lab.kubectl('apply', ...STRICT, '--dry-run=server', '-f', file);
      expect(answer.trim().split('\n')).toHaveLength(objects.length);
    },
  );

  it('would refuse a Deployment whose container may gain privileges, so the level is in force', async () => {
    await expect(
      lab.kubectl('run', 'root', ...STRICT.slice(2), '--dry-run=server', '-n', 'kube-rca', '--image=none'),
    ).rejects.toThrow(/violates PodSecurity "restricted/);
  });
});
