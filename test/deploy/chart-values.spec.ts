import { writeFile, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from '@jest/globals';
import { stringify } from 'yaml';
import { documentedAreas } from '../../src/config/areas/index.js';
import { INTEGRATION_AREAS } from '../../src/integrations/integrations.js';
import { environmentOf, rendered, type Rendered, renderedText, workloads } from '../support/helm.js';

interface Egress {
  readonly ports: readonly { readonly port: number }[];
  readonly to: readonly object[];
}

const folder = mkdtemp(join(tmpdir(), 'chart-values-'));
afterAll(async () => rm(await folder, { recursive: true }));

let files = 0;

/** As a values file has them: its numbers reach the chart in another form than those of `--set`. */
const withValues = async (values: object, ...args: readonly string[]): Promise<readonly Rendered[]> => {
  const file = join(await folder, `values-${(files += 1)}.yaml`);
  await writeFile(file, stringify(values));
  return rendered('--values', file, ...args);
};

const settingsOf = async (values: object): Promise<Readonly<Record<string, string>>> => {
  const [agent] = workloads(await withValues(values));
  return agent === undefined ? {} : environmentOf(agent);
};

const policyOf = (objects: readonly Rendered[]): string =>
  JSON.stringify(objects.find(({ kind }) => kind === 'NetworkPolicy'));

describe('values of the chart', () => {
  it.each([
    [21_474_836_480, '21474836480'],
    [4, '4'],
    [0.5, '0.5'],
    [true, 'true'],
    ['a "b" {{ .c }}', 'a "b" {{ .c }}'],
  ])('give the service %j as it is written', async (value, text) => {
    expect((await settingsOf({ settings: { CLUSTER_NAME: value } }))['CLUSTER_NAME']).toBe(text);
  });

  it.each([
    ['roles: { split: true }\nsettings: { SERVICE_ROLES: http }', /SERVICE_ROLES/],
    ['settings: { PORT: 0 }', /any port/],
    ['rbac: { scope: namespaces }', /could read nothing/],
    [
      'settings: { METRICS_ENABLED: false }\nmonitoring: { serviceMonitor: { enabled: true } }',
      /METRICS_ENABLED/,
    ],
    ['externalSecret: { enabled: true }', /storeRef/],
    ['image: { tag: 1.1 }', /tag/],
    ['settings: { PROMETHEUS_URL: [a] }', /PROMETHEUS_URL/],
    ['webhook: { tokenSecret: null, token: x }', /token/],
  ])('that cannot work are refused before anything is installed: %s', async (values, words) => {
    const file = join(await folder, `refused-${(files += 1)}.yaml`);
    await writeFile(file, values);
    await expect(rendered('--values', file)).rejects.toThrow(words);
  });

  it('that name the namespaces of the rights keep the agent in them', async () => {
    const values = { rbac: { scope: 'namespaces', namespaces: ['shop', 'pay'] } };
    expect((await settingsOf(values))['KUBE_NAMESPACES_ALLOW']).toBe('shop,pay');
    const settings = { KUBE_NAMESPACES_ALLOW: 'shop' };
    expect((await settingsOf({ ...values, settings }))['KUBE_NAMESPACES_ALLOW']).toBe('shop');
  });

  it('that move the port move what listens on it', async () => {
    const [agent] = await withValues({ settings: { PORT: 9000 } }).then(workloads);
    expect(JSON.stringify(agent)).toContain('"containerPort":9000');
  });

  it('without any Secret or ConfigMap leave no empty list behind', async () => {
    expect(await renderedText('--set', 'existingSecret=,existingConfigMap=')).not.toContain('envFrom');
  });

  it('pin the image by its digest', async () => {
    const text = await renderedText('--set', 'image.digest=sha256:abc,image.repository=r/k');
    expect(text).toContain('image: r/k@sha256:abc\n');
  });

  it('let two releases of one cluster have rights of their own', async () => {
    const names = async (namespace: string) =>
      (await rendered('--namespace', namespace))
        .filter(({ kind }) => kind.startsWith('ClusterRole'))
        .map(({ kind, metadata }) => `${kind} ${metadata.name}`);
    const [one, other] = [await names('team-a'), await names('team-b')];
    expect(one.filter((name) => other.includes(name))).toEqual([]);
  });
});

describe('the NetworkPolicy of the chart', () => {
  const urls = documentedAreas(INTEGRATION_AREAS)
    .flatMap(({ variables }) => Object.values(variables))
    .filter(({ form, secret }) => /\bURLs?$/.test(form) && !secret)
    .map(({ env }) => env);

  it.each(urls)('lets the agent out to %s', async (env) => {
    const objects = await withValues({ settings: { [env]: 'http://front.backends.svc:7654/path' } });
    expect(policyOf(objects)).toContain('{"port":7654,"protocol":"TCP"}');
    expect(policyOf(objects)).toContain('{"kubernetes.io/metadata.name":"backends"}');
  });

  it.each([
    ['nats://10.0.0.7:4222', 'ipBlock'],
    ['nats://[fd00::7]:4222', 'ipBlock'],
    ['nats://bus.example.com:4222', 'ipBlock'],
    ['nats://bus:4222', 'podSelector'],
    ['nats://bus.queue:4222', 'namespaceSelector'],
    ['nats://bus.queue.svc.cluster.local', 'namespaceSelector'],
  ])('finds where %s is', async (url, kind) => {
    const policy = (await withValues({ nats: { url } })).find((object) => object.kind === 'NetworkPolicy');
    const spec = policy?.['spec'] as { readonly egress: readonly Egress[] } | undefined;
    const rule = spec?.egress.find(({ ports }) => ports[0]?.port === 4222);
    expect(Object.keys(rule?.to[0] ?? {})).toEqual([kind]);
  });
});

it('a pod of `helm test` reaches what the agent reaches, and keeps no node from being drained', async () => {
  const objects = await rendered('--set', 'nats.enabled=true');
  const tried = objects.find(({ kind }) => kind === 'Pod');
  expect(tried?.metadata).toMatchObject({
    labels: { 'app.kubernetes.io/name': 'kube-rca-agent', 'kube-rca.io/nats-client': 'agent' },
  });
  const budget = objects.find(
    ({ kind, metadata }) => kind === 'PodDisruptionBudget' && metadata.name === 'kube-rca-agent',
  );
  expect(budget?.['spec']).toMatchObject({
    selector: { matchExpressions: [{ key: 'pod-template-hash', operator: 'Exists' }] },
  });
});
