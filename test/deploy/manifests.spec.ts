import { readdirSync, readFileSync } from 'node:fs';
import { parse, parseAllDocuments } from 'yaml';
import { describe, expect, it } from '@jest/globals';
import { documentedAreas, GENERAL } from '../../src/config/areas/index.js';
import { SERVICE_ROLES } from '../../src/config/areas/server.js';
import { INTEGRATION_AREAS } from '../../src/integrations/integrations.js';
import { manifestFiles, manifests, ofKind } from './manifests.js';

interface Probe {
  readonly httpGet: { readonly path: string; readonly port: string };
}

interface Deployment {
  readonly spec: {
    readonly template: {
      readonly spec: {
        readonly serviceAccountName: string;
        readonly terminationGracePeriodSeconds: number;
        readonly securityContext: Readonly<Record<string, unknown>>;
        readonly containers: readonly {
          readonly image: string;
          readonly ports: readonly { readonly name: string; readonly containerPort: number }[];
          readonly env: readonly { readonly name: string; readonly value: string }[];
          readonly securityContext: Readonly<Record<string, unknown>>;
          readonly startupProbe: Probe;
          readonly livenessProbe: Probe;
          readonly readinessProbe: Probe;
        }[];
      };
    };
  };
}

interface Rules {
  readonly rules: readonly {
    readonly apiGroups: readonly string[];
    readonly resources: readonly string[];
    readonly verbs: readonly string[];
  }[];
}

const agent = () => {
  const [deployment] = ofKind<Deployment>('Deployment');
  const pod = deployment!.spec.template.spec;
  return { pod, container: pod.containers[0]! };
};

describe('the manifests of deploy/', () => {
  it('are all in the kustomization', () => {
    const files = readdirSync('deploy').filter(
      (file) => file.endsWith('.yaml') && file !== 'kustomization.yaml',
    );
    expect(files.sort()).toEqual([...manifestFiles()].sort());
  });

  it('put everything that has a namespace into kube-rca', () => {
    const clusterWide = ['Namespace', 'ClusterRole', 'ClusterRoleBinding'];
    for (const { kind, metadata } of manifests()) {
      expect([kind, metadata.namespace]).toEqual([kind, clusterWide.includes(kind) ? undefined : 'kube-rca']);
    }
  });

  it('keep the name and port that callers know', () => {
    const [service] = ofKind<{ spec: { ports: { port: number; targetPort: string }[] } }>('Service');
    expect(service?.metadata).toMatchObject({ name: 'kube-rca-agent', namespace: 'kube-rca' });
    expect(service?.spec.ports).toMatchObject([{ port: 8000, targetPort: 'http' }]);
    expect(agent().container.ports).toContainEqual({
      name: 'http',
      containerPort: GENERAL.server.variables.port.fallback,
    });
  });

  it('give the pod at least the time that the process takes to stop', () => {
    const { pod, container } = agent();
    const grace = Number(container.env.find(({ name }) => name === 'SHUTDOWN_GRACE_SECONDS')?.value);
    expect(pod.terminationGracePeriodSeconds).toBeGreaterThan(grace);
    expect(grace).toBe(GENERAL.server.variables.shutdownGraceSeconds.fallback);
  });

  it('ask liveness and readiness on the routes that mean them', () => {
    const { container } = agent();
    expect(container.startupProbe.httpGet.path).toBe('/healthz');
    expect(container.livenessProbe.httpGet.path).toBe('/healthz');
    expect(container.readinessProbe.httpGet.path).toBe('/readyz');
  });

  it('set only variables that the service knows', () => {
    const known = documentedAreas(INTEGRATION_AREAS).flatMap(({ variables }) =>
      Object.values(variables).map(({ env }) => env),
    );
    for (const { name } of agent().container.env) expect(known).toContain(name);
  });

  it('run the image of this version', () => {
    const { version } = JSON.parse(readFileSync('package.json', 'utf8')) as { version: string };
    expect(agent().container.image).toBe(`kuberca-agent:${version}`);
  });

  it('run without root, privileges or a writable root file system', () => {
    const { pod, container } = agent();
    expect(pod.securityContext).toMatchObject({ runAsNonRoot: true });
    expect(container.securityContext).toMatchObject({
      allowPrivilegeEscalation: false,
      readOnlyRootFilesystem: true,
      capabilities: { drop: ['ALL'] },
    });
    expect(readFileSync('Dockerfile', 'utf8')).toMatch(/^USER [1-9]\d*:\d+\n(?![^]*\nUSER)/m);
  });

  it('let the service account read, never write, and never see a Secret', () => {
    const rules = [...ofKind<Rules>('ClusterRole'), ...ofKind<Rules>('Role')].flatMap((role) => role.rules);
    expect(rules.length).toBeGreaterThan(0);
    for (const { apiGroups, resources, verbs } of rules) {
      expect(['get', 'list', 'watch']).toEqual(expect.arrayContaining([...verbs]));
      for (const name of [...resources, ...apiGroups]) expect(name).not.toBe('*');
      expect(resources.filter((resource) => resource.split('/')[0] === 'secrets')).toEqual([]);
    }
  });

  it('bind the role to the account that the pod runs as', () => {
    const account = agent().pod.serviceAccountName;
    expect(ofKind('ServiceAccount').map(({ metadata }) => metadata.name)).toContain(account);
    for (const { subjects } of ofKind<{ subjects: unknown[] }>('ClusterRoleBinding')) {
      expect(subjects).toMatchObject([{ kind: 'ServiceAccount', name: account, namespace: 'kube-rca' }]);
    }
  });
});

/** Nobody is told by the plain manifests. */
const ROLES = SERVICE_ROLES.filter((role) => role !== 'notify' && role !== 'recorder');

describe('the component for a Deployment a role', () => {
  const roles = parseAllDocuments(readFileSync('deploy/roles/deployment.yaml', 'utf8')).map(
    (document) =>
      document.toJS() as Deployment & {
        readonly spec: { readonly selector: { readonly matchLabels: object } };
      },
  );
  const { patches } = parse(readFileSync('deploy/roles/kustomization.yaml', 'utf8')) as {
    patches: readonly { patch: string }[];
  };

  it('runs each role once, as the whole service is run', () => {
    const named = roles.map(({ spec }) => {
      const { env } = spec.template.spec.containers[0]!;
      return env.find(({ name }) => name === 'SERVICE_ROLES')?.value;
    });
    expect(named).toEqual(ROLES);
    for (const { spec } of roles) {
      const { containers, ...pod } = spec.template.spec;
      const {
        topologySpreadConstraints: _own,
        containers: _all,
        ...whole
      } = agent().pod as typeof pod & {
        readonly topologySpreadConstraints: unknown;
        readonly containers: unknown;
      };
      expect(pod).toMatchObject(whole);
      const {
        env,
        resources: _sized,
        ...rest
      } = containers[0]! as (typeof containers)[0] & { resources: unknown };
      const {
        env: common,
        resources: _whole,
        ...container
      } = agent().container as typeof rest & { env: typeof env; resources: unknown };
      expect(rest).toEqual(container);
      expect(env.filter(({ name }) => name !== 'SERVICE_ROLES')).toEqual(common);
    }
  });

  it('takes the place of the one Deployment, and lets callers reach the HTTP role alone', () => {
    const [gone, budget, service] = patches.map(({ patch }) => parse(patch) as Record<string, unknown>);
    expect(gone).toMatchObject({
      $patch: 'delete',
      metadata: { name: ofKind('Deployment')[0]?.metadata.name },
    });
    expect(budget).toMatchObject({
      $patch: 'delete',
      metadata: { name: ofKind('PodDisruptionBudget')[0]?.metadata.name },
    });
    expect(service).toMatchObject({
      kind: 'Service',
      spec: { selector: { 'app.kubernetes.io/component': 'http' } },
    });
    const selectors = roles.map(({ spec }) => spec.selector.matchLabels);
    expect(selectors).toContainEqual(expect.objectContaining({ 'app.kubernetes.io/component': 'http' }));
    expect(new Set(selectors.map((labels) => JSON.stringify(labels))).size).toBe(ROLES.length);
  });
});

describe('the Alertmanager example', () => {
  it('sends what the webhook takes, with a bearer token', () => {
    const { receivers } = parse(readFileSync('deploy/examples/alertmanager.yaml', 'utf8')) as {
      receivers: { webhook_configs: unknown[] }[];
    };
    expect(receivers[0]?.webhook_configs).toMatchObject([
      {
        url: 'http://kube-rca-agent.kube-rca.svc:8000/webhook/alertmanager',
        send_resolved: true,
        http_config: { authorization: { type: 'Bearer' } },
      },
    ]);
  });
});
