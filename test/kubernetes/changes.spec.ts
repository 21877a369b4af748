import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { targetFromLabels } from '../../src/alerts/target-from-labels.js';
import type { RecentChanges } from '../../src/integrations/kubernetes/changes/recent-changes.js';
import type { Evidence } from '../../src/evidence/evidence.js';
import { collectorsOver } from '../support/integrations.js';
import { loadSettings } from '../../src/config/load.js';
import { ClusterReader } from '../../src/integrations/kubernetes/client/cluster-reader.js';
import { SystemClock } from '../../src/telemetry/clock.js';
import { hasKubelab, Kubelab } from '../support/kubelab.js';
import { until } from '../support/until.js';

const START_MS = 180_000;

const configMap = (level: string): string => `
apiVersion: v1
kind: ConfigMap
metadata: { name: flags, namespace: shop }
data: { level: ${level} }
`;

const deployment = (image: string, level: string): string => `
apiVersion: apps/v1
kind: Deployment
metadata: { name: web, namespace: shop }
spec:
  selector: { matchLabels: { app: web } }
  template:
    metadata: { labels: { app: web } }
    spec:
      containers:
      - name: app
        image: ${image}
        envFrom: [{ configMapRef: { name: flags } }, { secretRef: { name: db, optional: true } }]
        env: [{ name: LEVEL, value: ${level} }]
        resources: { limits: { memory: 64Mi, cpu: 100m } }
      volumes:
      - { name: data, persistentVolumeClaim: { claimName: data } }
`;

const around = `
apiVersion: v1
kind: PersistentVolumeClaim
metadata: { name: data, namespace: shop }
spec: { accessModes: [ReadWriteOnce], storageClassName: none, resources: { requests: { storage: 1Gi } } }
---
apiVersion: v1
kind: Secret
metadata: { name: db, namespace: shop }
stringData: { password: tr0ub4dor }
---
apiVersion: v1
kind: ResourceQuota
metadata: { name: all, namespace: shop }
spec: { hard: { configmaps: '2' } }
---
apiVersion: v1
kind: Service
metadata: { name: web, namespace: shop }
spec: { selector: { app: web }, ports: [{ port: 80 }] }
---
apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: { name: deny, namespace: shop }
spec: { podSelector: {}, policyTypes: [Ingress] }
---
apiVersion: networking.k8s.io/v1
kind: Ingress
metadata: { name: shop, namespace: shop }
spec:
  tls: [{ hosts: [shop.example.com], secretName: web-tls }]
  rules:
  - host: shop.example.com
    http: { paths: [{ path: /, pathType: Prefix, backend: { service: { name: web, port: { number: 80 } } } }] }
---
apiVersion: autoscaling/v2
kind: HorizontalPodAutoscaler
metadata: { name: web, namespace: shop }
spec:
  scaleTargetRef: { apiVersion: apps/v1, kind: Deployment, name: web }
  minReplicas: 1
  maxReplicas: 5
  metrics: [{ type: Resource, resource: { name: cpu, target: { type: Utilization, averageUtilization: 80 } } }]
---
apiVersion: batch/v1
kind: Job
metadata: { name: migrate, namespace: shop }
spec: { template: { spec: { restartPolicy: Never, containers: [{ name: m, image: 'shop/migrate:1' }] } } }
`;

/** A right that the default role does not have. */
const WITH_SECRETS = `
apiVersion: rbac.authorization.k8s.io/v1
kind: ClusterRole
metadata: { name: secrets, labels: { 'kube-rca.io/aggregate-to-agent': 'true' } }
rules: [{ apiGroups: [''], resources: [secrets], verbs: [get] }]
`;

(hasKubelab() ? describe : describe.skip)(
  'what changed in a real cluster, under the ClusterRole of deploy/',
  () => {
    let lab: Kubelab;
    let role: string;
    let pod: string;
    let node: string;
    let evidence: readonly Evidence[];

    const readAs = async (kubeconfig: string): Promise<readonly Evidence[]> => {
      const settings = loadSettings({ KUBECONFIG: kubeconfig });
      const reader = new ClusterReader(settings, new SystemClock());
      const labels = { alertname: 'KubePodNotReady', namespace: 'shop', pod };
      try {
        const collected = await collectorsOver(reader, settings).collect(
          {
            target: targetFromLabels(labels, null),
            others: [],
            labels,
            annotations: {},
            startsAt: new Date().toISOString(),
          },
          new AbortController().signal,
        );
        return collected.evidence;
      } finally {
        await reader.onApplicationShutdown();
      }
    };

    const changes = (of: readonly Evidence[]): RecentChanges => {
      const found = of.find(({ type }) => type === 'change');
      if (found?.status !== 'ok') throw new Error(`no changes: ${JSON.stringify(found)}`);
      return found.body as RecentChanges;
    };

    beforeAll(async () => {
      role = await readFile('deploy/rbac.yaml', 'utf8');
      lab = await Kubelab.start();
      await lab.kubectl('create', 'namespace', 'shop');
      await lab.apply(around);
      await lab.apply(configMap('info'));
      await lab.apply(deployment('shop/web:1', 'info'));
      await lab.apply(deployment('shop/web:2', 'info'));
      await lab.apply(deployment('shop/web:2', 'debug'));
      await lab.kubectl('scale', '-n', 'shop', 'deployment/web', '--replicas=2');
      await new Promise((resolve) => setTimeout(resolve, 1100)); // times are to the second: written later than made
      await lab.apply(configMap('debug'));
      pod = await until('a pod of the last revision is there', async () => {
        const pods = JSON.parse(
          await lab.kubectl('get', 'pods', '-n', 'shop', '-l', 'app=web', '-o', 'json'),
        ) as {
          items: { metadata: { name: string }; spec: { containers: { env: { value: string }[] }[] } }[];
        };
        return pods.items.find(({ spec }) => spec.containers[0]?.env[0]?.value === 'debug')?.metadata.name;
      });
      // Its claim is never bound, so it stays without a node: an alert about a pod on one needs another.
      node = 'worker-1';
      await lab.kubectl('cordon', node);
      evidence = await readAs(await lab.serviceAccountKubeconfig('kube-rca-agent', role));
    }, START_MS);

    afterAll(async () => {
      await lab?.stop();
    }, START_MS);

    it('is told with a time each, newest first', () => {
      const { changes: found } = changes(evidence);
      const times = found.map(({ at }) => Date.parse(at));
      expect(times.every((time) => time > Date.now() - 10 * 60_000)).toBe(true);
      expect(times).toEqual(times.toSorted((a, b) => b - a));
      expect(found).toEqual(
        expect.arrayContaining([
          expect.objectContaining({
            object: 'deployment shop/web',
            what: 'rolled out revision 3, from revision 2',
            details: ['containers[app].env[LEVEL] changed'],
          }),
          expect.objectContaining({
            object: 'deployment shop/web',
            what: 'rolled out revision 2, from revision 1',
            details: ['containers[app].image: shop/web:1 → shop/web:2'],
          }),
          expect.objectContaining({ object: 'configmap shop/flags', what: 'its content was written' }),
          expect.objectContaining({
            object: 'deployment shop/web',
            kind: 'scaling',
            what: expect.stringMatching(/^Scaled up replica set web-\w+ from 1 to 2$/),
          }),
          expect.objectContaining({ object: 'horizontalpodautoscaler shop/web', kind: 'autoscaler' }),
          expect.objectContaining({ object: 'job shop/migrate', what: 'was started' }),
        ]),
      );
    });

    it('tells of the cordoned node, for an alert about it', async () => {
      const settings = loadSettings({ KUBECONFIG: lab.kubeconfig });
      const reader = new ClusterReader(settings, new SystemClock());
      const labels = { alertname: 'KubeNodeUnschedulable', node };
      const collected = await collectorsOver(reader, settings).collect(
        {
          target: targetFromLabels(labels, null),
          others: [],
          labels,
          annotations: {},
          startsAt: new Date().toISOString(),
        },
        new AbortController().signal,
      );
      await reader.onApplicationShutdown();
      expect(changes(collected.evidence).changes).toEqual(
        expect.arrayContaining([
          expect.objectContaining({
            object: `node ${node}`,
            what: 'was cordoned: new pods are not put on it',
            at: expect.stringMatching(/^\d{4}-/),
          }),
        ]),
      );
    });

    it('needs no right that the role does not grant; that Secrets are not dated is said', () => {
      expect(evidence.filter(({ status }) => status === 'forbidden')).toEqual([]);
      expect(evidence.filter(({ status }) => status === 'error')).toEqual([]);
      expect(changes(evidence).notes).toEqual([
        expect.stringMatching(/spec.replicas 2 was set by kubectl \(scale\)/),
        expect.stringMatching(/no right to get secrets/),
      ]);
    });

    it('shows neither managed fields nor what a Secret or ConfigMap holds', () => {
      expect(JSON.stringify(evidence)).not.toMatch(/managedFields|fieldsV1|tr0ub4dor|dHIwdWI0ZG9y/);
    });

    it('tells what lies around the target', () => {
      const about = (pattern: RegExp): unknown => evidence.find(({ title }) => pattern.test(title))?.body;
      expect(about(/^volume claims/)).toMatchObject([{ name: 'data', phase: 'Pending' }]);
      expect(about(/^quotas/)).toMatchObject({ nearLimit: [{ resource: 'configmaps', percent: 100 }] });
      expect(about(/^what lies around/)).toMatchObject({
        networkPolicies: [{ name: 'deny' }],
        ingresses: [{ name: 'shop', routes: ['shop.example.com/'] }],
        notRead: expect.arrayContaining([expect.stringMatching(/metrics\.k8s\.io is not served/)]),
      });
    });

    it(
      'dates Secrets as soon as a role with the label grants it',
      async () => {
        await lab.kubectl('create', 'namespace', 'kube-rca');
        await lab.apply(role);
        await lab.apply(WITH_SECRETS);
        const token = (
          await lab.kubectl('create', 'token', 'kube-rca-agent', '-n', 'kube-rca', '--duration', '1h')
        ).trim();
        const kubeconfig = await lab.tokenKubeconfig('aggregated', token);
        const found = await until('the right is aggregated', async () => {
          const read = changes(await readAs(kubeconfig));
          return read.notes.some((note) => note.includes('secrets')) ? undefined : read;
        });
        expect(found.changes).toContainEqual(
          expect.objectContaining({ object: 'secret shop/db', what: 'was created' }),
        );
      },
      START_MS,
    );
  },
);
