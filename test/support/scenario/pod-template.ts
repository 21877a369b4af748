import { child, mergePatch, type Json } from './json.ts';
import type { WorkloadText } from './scenario-file.ts';

const probe = (text: string): Json => {
  const [how = '', ...rest] = text.split(' ');
  const port = Number(rest.at(-1)?.replace(':', ''));
  const action =
    how === 'tcp' ? { tcpSocket: { port } } : { httpGet: { path: rest[0], port, scheme: 'HTTP' } };
  return { ...action, periodSeconds: 10, timeoutSeconds: 1, successThreshold: 1, failureThreshold: 3 };
};

const variable = ([name, value]: readonly [string, string]): Json => {
  const [, source, object, key] = /^(configmap|secret):([^/]+)\/(.+)$/.exec(value) ?? [];
  if (source === undefined) return { name, value };
  return {
    name,
    valueFrom: { [source === 'secret' ? 'secretKeyRef' : 'configMapKeyRef']: { name: object, key } },
  };
};

const from = (text: string): Json => {
  const [source, name] = text.split(':');
  return { [source === 'secret' ? 'secretRef' : 'configMapRef']: { name } };
};

const volumeName = (source: string): string => source.replace(/^[a-z]+:/, '').replaceAll('.', '-');

const volume = (source: string): Json => {
  const [type, object] = source.split(':');
  const name = volumeName(source);
  if (type === 'configmap') return { name, configMap: { name: object, defaultMode: 420 } };
  if (type === 'secret') return { name, secret: { secretName: object, defaultMode: 420 } };
  if (type === 'claim') return { name, persistentVolumeClaim: { claimName: object } };
  return { name, emptyDir: {} };
};

/** The port that a workload listens on; 0 for none. */
export const portOf = ({ port, kind = 'Deployment' }: WorkloadText): number =>
  port ?? (kind === 'Job' || kind === 'CronJob' ? 0 : 8080);

export const imageOf = (name: string, namespace: string, { image }: WorkloadText): string =>
  image ?? `registry.example.com/${namespace}/${name}:3.4.1`;

export const labelsOf = (name: string, { labels = {} }: WorkloadText): Json => ({ app: name, ...labels });

const probesOf = (workload: WorkloadText): Json => {
  const { liveness, readiness, livenessProbe = {} } = workload;
  const port = portOf(workload);
  const ready = readiness ?? (port === 0 ? false : `tcp :${port}`);
  return {
    ...(ready !== false && { readinessProbe: probe(ready) }),
    ...(liveness !== undefined && { livenessProbe: mergePatch(probe(liveness), livenessProbe) }),
  };
};

const container = (name: string, namespace: string, workload: WorkloadText): Json => {
  const { env = {}, envFrom = [], command, args, mounts = {}, requests, limits } = workload;
  const port = portOf(workload);
  return {
    name,
    image: imageOf(name, namespace, workload),
    imagePullPolicy: 'IfNotPresent',
    ...(command !== undefined && { command }),
    ...(args !== undefined && { args }),
    ...(port !== 0 && { ports: [{ name: 'main', containerPort: port, protocol: 'TCP' }] }),
    ...(Object.keys(env).length > 0 && { env: Object.entries(env).map(variable) }),
    ...(envFrom.length > 0 && { envFrom: envFrom.map(from) }),
    resources: {
      requests: requests ?? { cpu: '50m', memory: '96Mi' },
      ...(limits !== undefined && { limits }),
    },
    ...probesOf(workload),
    ...(Object.keys(mounts).length > 0 && {
      volumeMounts: Object.entries(mounts).map(([mountPath, source]) => ({
        name: volumeName(source),
        mountPath,
      })),
    }),
    terminationMessagePath: '/dev/termination-log',
    terminationMessagePolicy: 'File',
  };
};

/** The pod template of a workload, with the fields that the API server fills in. */
export const templateOf = (name: string, namespace: string, workload: WorkloadText): Json => {
  const { init = {}, mounts = {}, kind = 'Deployment' } = workload;
  const volumes = [...new Set(Object.values(mounts))].map(volume);
  const initContainers = Object.entries(init).map(([initName, { image, command }]) => ({
    name: initName,
    image: image ?? 'docker.io/library/busybox:1.37.0',
    ...(command !== undefined && { command }),
    resources: {},
  }));
  const main = mergePatch(container(name, namespace, workload), workload.container ?? {});
  const spec = {
    ...(initContainers.length > 0 && { initContainers }),
    containers: [main],
    ...(volumes.length > 0 && { volumes }),
    restartPolicy: kind === 'Job' || kind === 'CronJob' ? 'Never' : 'Always',
    terminationGracePeriodSeconds: 30,
    dnsPolicy: 'ClusterFirst',
    schedulerName: 'default-scheduler',
    securityContext: {},
    serviceAccountName: 'default',
    serviceAccount: 'default',
  };
  return {
    metadata: { labels: labelsOf(name, workload) },
    spec: mergePatch(spec, workload.pod ?? {}) as Json,
  };
};

export const specOf = (template: Json): Json => child(template, 'spec');
