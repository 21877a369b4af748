import { describe, expect, it } from '@jest/globals';
import { join } from 'node:path';
import { SERVICE_ROLES } from '../../src/config/areas/server.js';
import { loadSettings } from '../../src/config/load.js';
import { INTEGRATION_AREAS } from '../../src/integrations/integrations.js';
import { nackResources } from '../../src/jetstream/nack.js';
import { topologyOf } from '../../src/jetstream/topology.js';
import {
  environmentOf,
  EXAMPLES,
  exampleValues,
  lintChart,
  named,
  rendered,
  type Rendered,
  workloads,
} from '../support/helm.js';

interface Rule {
  readonly apiGroups: readonly string[];
  readonly resources: readonly string[];
  readonly verbs: readonly string[];
}

interface Egress {
  readonly ports: readonly { readonly port: number }[];
  readonly to: readonly {
    readonly namespaceSelector?: { readonly matchLabels: Readonly<Record<string, string>> };
    readonly podSelector?: object;
    readonly ipBlock?: object;
  }[];
}

interface Trigger {
  readonly metadata: { readonly stream: string; readonly consumer: string };
}

const CLUSTER_WIDE = new Set(['ClusterRole', 'ClusterRoleBinding']);
const find = (objects: readonly Rendered[], kind: string): Rendered | undefined =>
  objects.find((object) => object.kind === kind);

/** Where a policy lets the agent go: `monitoring:9090`, `out:443`. */
const ways = async (...settings: readonly string[]): Promise<readonly string[]> => {
  const objects = await rendered(...settings.flatMap((setting) => ['--set-string', setting]));
  const policy = find(objects, 'NetworkPolicy') as
    | { readonly spec: { readonly egress: readonly Egress[] } }
    | undefined;
  const egress = policy?.spec.egress ?? [];
  return egress.flatMap(({ ports, to: [first] }) => {
    const namespace = first?.namespaceSelector?.matchLabels['kubernetes.io/metadata.name'];
    const place = namespace ?? (first?.ipBlock === undefined ? 'own' : 'out');
    return ports.map(({ port }) => `${place}:${port}`);
  });
};

describe('the Helm chart', () => {
  it.each(exampleValues())('with %s passes helm lint, and names and places everything', async (values) => {
    await lintChart(values);
    const objects = await rendered('--values', join(EXAMPLES, values));
    expect(new Set(objects.map(named)).size).toBe(objects.length);
    for (const { kind, metadata } of objects)
      expect([kind, metadata.namespace === undefined]).toEqual([kind, CLUSTER_WIDE.has(kind)]);
    const services = objects.filter(({ kind }) => kind === 'Service').map(({ metadata }) => metadata.name);
    expect(services).toContain('kube-rca-agent');
    const rules = objects.flatMap((object) => (object['rules'] as readonly Rule[] | undefined) ?? []);
    expect(rules.filter(({ resources }) => resources.includes('secrets'))).toEqual([]);
    expect([...new Set(rules.flatMap(({ verbs }) => verbs))].toSorted()).toEqual(['get', 'list']);
  });

  it.each(exampleValues())('with %s starts processes that take their settings', async (values) => {
    const all = workloads(await rendered('--values', join(EXAMPLES, values)));
    for (const workload of all)
      expect(() => loadSettings(environmentOf(workload), INTEGRATION_AREAS)).not.toThrow();
    const roles = all.flatMap((workload) => loadSettings(environmentOf(workload)).server.roles);
    // Those that tell people or record changes are only there where that is asked for.
    expect([...new Set([...roles, 'notify', 'recorder'])].toSorted()).toEqual(SERVICE_ROLES.toSorted());
  });

  it('runs as many of each as its values say, none too, unless something scales it', async () => {
    const counts = async (...values: readonly string[]) =>
      workloads(await rendered('--set', values.join(','))).map(({ metadata: { name }, spec }) => [
        name.replace('kube-rca-agent', ''),
        spec.replicas,
      ]);
    const split = ['roles.split=true', 'roles.http.replicas=3', 'roles.analyst.replicas=0'];
    expect(await counts('replicas=0')).toEqual([['', 0]]);
    expect(await counts('autoscaling.enabled=true')).toEqual([['', undefined]]);
    expect(Object.fromEntries(await counts(...split))).toEqual({ '-http': 3, '-intake': 2, '-analyst': 0 });
    expect(Object.fromEntries(await counts(...split, 'keda.enabled=true'))).toEqual({ '-http': 3 });
  });

  it.each([
    ['settings.AI_PROVIDRE=x', /AI_PROVIDRE/],
    ['settings.OPENAI_API_KEY=x', /OPENAI_API_KEY/],
    ['rbac.scope=everything', /scope/],
    ['replica=3', /replica/],
  ])('refuses %s before anything is installed', async (value, words) => {
    await expect(rendered('--set', value)).rejects.toThrow(words);
  });

  it('refuses two scalers for one Deployment', async () => {
    await expect(rendered('--set', 'autoscaling.enabled=true,keda.enabled=true')).rejects.toThrow(/exclude/);
  });

  it('lets the agent out to what its settings name, on the port of the URL and the usual one behind it', async () => {
    expect(await ways()).toEqual(['kube-system:53', 'kube-system:53', 'nats:4222', 'out:443', 'out:6443']);
    const all = await ways(
      'nats.url=tls://user:pw@a.bus.svc:4223\\,b.bus.svc',
      'settings.PROMETHEUS_URL=http://prometheus.metrics.svc:80/prom',
      'settings.LOKI_URL=https://logs.example.com',
      'settings.TEMPO_URL=tempo:3200',
      'settings.SESSION_DB_HOST=db.data.svc.cluster.local',
      'settings.OPENAI_BASE_URL=http://vllm.models.svc:8000/v1',
    );
    const wanted = `bus:4223 bus:4222 metrics:80 metrics:9090 out:443 out:3100 own:3200 data:5432 models:8000`;
    for (const way of wanted.split(' ')) expect(all).toContain(way);
  });

  it('gives rights by namespace where it is told to, and cluster-wide only to what has none', async () => {
    const objects = await rendered('--values', join(EXAMPLES, 'namespaces.yaml'));
    const whole = find(objects, 'ClusterRole')?.['rules'] as readonly Rule[];
    expect(new Set(whole.flatMap(({ resources }) => resources))).not.toContain('pods');
    const roles = objects.filter(({ kind }) => kind === 'Role');
    expect(roles.map(({ metadata }) => metadata.namespace)).toEqual(['default', 'kube-public']);
    expect(JSON.stringify(roles)).not.toMatch(/argoproj|istio|keda/);
  });

  it('runs a Deployment for each role, each scaled by its own consumer', async () => {
    const objects = await rendered('--values', join(EXAMPLES, 'production.yaml'));
    const names = (kind: string) =>
      objects
        .filter((object) => object.kind === kind)
        .map(({ metadata }) => metadata.name)
        .toSorted();
    expect(names('Deployment')).toEqual([
      'kube-rca-agent-analyst',
      'kube-rca-agent-http',
      'kube-rca-agent-intake',
    ]);
    expect(names('ScaledObject')).toEqual(['kube-rca-agent-analyst', 'kube-rca-agent-intake']);
    const waited = topologyOf(loadSettings({}).stream).consumers.map(({ stream, config }) => [
      stream,
      config.durable_name,
    ]);
    const triggers = objects.flatMap((object) =>
      object.kind === 'ScaledObject'
        ? (object['spec'] as { readonly triggers: readonly Trigger[] }).triggers
        : [],
    );
    expect(triggers.map(({ metadata: { stream, consumer } }) => [stream, consumer]).toSorted()).toEqual(
      waited.toSorted(),
    );
    expect(names('PodMonitor')).toHaveLength(1);
    expect(JSON.stringify(objects.filter(({ kind }) => kind === 'Deployment'))).toContain(
      '"kuberca","doctor"',
    );
  });

  it('gives each Deployment a role that there is, and one to notify and record where that is asked for', async () => {
    const set = [
      '--set',
      'notify.secret=routes,changes.watch=true',
      '--values',
      join(EXAMPLES, 'production.yaml'),
    ];
    const objects = await rendered(...set);
    const roles = objects
      .filter(({ kind }) => kind === 'Deployment')
      .map((object) => /"SERVICE_ROLES","value":"(\w+)"/.exec(JSON.stringify(object))?.[1]);
    expect(roles.toSorted()).toEqual(SERVICE_ROLES.toSorted());
    const told = objects.filter((object) =>
      /"(?:Kuberca|kuberca).?notify/i.test(JSON.stringify(object['spec'])),
    );
    expect(told.map(({ kind }) => kind).toSorted()).toEqual(
      expect.arrayContaining(['Consumer', 'Consumer', 'KeyValue', 'Stream']),
    );
    expect(JSON.stringify(find(objects, 'Deployment'))).toContain('/etc/kuberca/notify/routes.yaml');
  });

  it('makes the streams, buckets and consumers that the service needs, and has it check them', async () => {
    const cluster = ['--set', 'settings.CLUSTER_NAME=seoul'];
    const objects = await rendered('--values', join(EXAMPLES, 'production.yaml'), ...cluster);
    const settings = loadSettings({ STREAM_REPLICAS: '3', CLUSTER_NAME: 'seoul' });
    const made = objects.filter(({ apiVersion }) => apiVersion.startsWith('jetstream.nats.io/'));
    const wanted = nackResources(topologyOf(settings.stream));
    expect(Object.fromEntries(made.map((object) => [named(object), object['spec']]))).toEqual(
      Object.fromEntries(
        wanted.map(({ kind, metadata, spec }) => [`${kind} kube-rca/${metadata.name}`, spec]),
      ),
    );
    expect(JSON.stringify(find(objects, 'Deployment'))).toContain(
      '{"name":"STREAM_PROVISION","value":"verify"}',
    );
  });

  it.each(['STREAM_PREFIX=shop', 'STREAM_LEASE_TTL_SECONDS=90', 'STREAM_DEAD_MAX_BYTES=1048576'])(
    'refuses %s beside resources of NATS that it cannot render for it',
    async (setting) => {
      const values = `nats.nack.enabled=true,settings.${setting}`;
      await expect(rendered('--set', values)).rejects.toThrow(/topology -o nack/);
    },
  );
});
