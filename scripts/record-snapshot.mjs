#!/usr/bin/env node
// Records a cluster as a folder that KUBE_SNAPSHOT can read, by way of kubectl. Reads only, and no Secrets.
//   node scripts/record-snapshot.mjs --out DIR [--kubectl PATH] [--kubeconfig PATH] [--namespaces a,b]
import { execFile } from 'node:child_process';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs, promisify } from 'node:util';

const run = promisify(execFile);
const MAX_OUTPUT_BYTES = 64 * 1024 * 1024;

/** What a snapshot holds: resource for kubectl, kind as it stands in `snapshot.json`. */
const RECORDED = [
  ['pods', 'Pod'],
  ['events.v1.', 'Event'],
  ['nodes', 'Node'],
  ['namespaces', 'Namespace'],
  ['deployments.apps', 'Deployment'],
  ['replicasets.apps', 'ReplicaSet'],
  ['statefulsets.apps', 'StatefulSet'],
  ['daemonsets.apps', 'DaemonSet'],
  ['controllerrevisions.apps', 'ControllerRevision'],
  ['jobs.batch', 'Job'],
  ['cronjobs.batch', 'CronJob'],
  ['services', 'Service'],
  ['endpoints', 'Endpoints'],
  ['endpointslices.discovery.k8s.io', 'EndpointSlice'],
  ['configmaps', 'ConfigMap'],
  ['persistentvolumeclaims', 'PersistentVolumeClaim'],
];

const NOISY_ANNOTATION = 'kubectl.kubernetes.io/last-applied-configuration';

const withoutNoise = (object) => {
  const { managedFields: _managed, annotations, ...metadata } = object.metadata;
  const { [NOISY_ANNOTATION]: _applied, ...kept } = annotations ?? {};
  const clean = {
    ...object,
    metadata: { ...metadata, ...(Object.keys(kept).length > 0 && { annotations: kept }) },
  };
  if (object.kind === 'ConfigMap' && object.data) {
    clean.data = Object.fromEntries(
      Object.entries(object.data).map(([key, value]) => [
        key,
        value.includes('-----BEGIN ') ? '(not recorded)' : value,
      ]),
    );
  }
  return clean;
};

/**
 * @param {{ out: string, kubectl?: string, kubeconfig?: string, namespaces?: readonly string[] }} options
 *   `namespaces`: only these (and what lies in none); all when absent
 */
export const recordSnapshot = async ({ out, kubectl = 'kubectl', kubeconfig, namespaces }) => {
  const call = async (...args) => {
    const given = kubeconfig === undefined ? args : ['--kubeconfig', kubeconfig, ...args];
    return (await run(kubectl, given, { maxBuffer: MAX_OUTPUT_BYTES })).stdout;
  };
  const wanted = ({ metadata }) =>
    namespaces === undefined || metadata.namespace === undefined || namespaces.includes(metadata.namespace);

  const recordLog = async (pod, container, previous) => {
    const { namespace, name } = pod.metadata;
    const args = ['logs', '-n', namespace, name, '-c', container, '--timestamps'];
    const text = await call(...args, ...(previous ? ['--previous'] : [])).catch(() => undefined);
    if (text === undefined || (previous && text === '')) return; // never started, or never restarted
    const folder = join(out, 'logs', namespace, name);
    await mkdir(folder, { recursive: true });
    await writeFile(join(folder, `${container}${previous ? '.previous' : ''}.log`), text);
  };

  await mkdir(join(out, 'objects'), { recursive: true });
  const kinds = [];
  for (const [resource, kind] of RECORDED) {
    const list = JSON.parse(await call('get', resource, '--all-namespaces', '-o', 'json'));
    const items = list.items.filter(wanted).map(withoutNoise);
    kinds.push(kind);
    if (items.length > 0) {
      const recorded = { apiVersion: 'v1', kind: 'List', items };
      await writeFile(
        join(out, 'objects', `${resource.split('.')[0]}.json`),
        `${JSON.stringify(recorded, null, 1)}\n`,
      );
    }
    if (kind !== 'Pod') continue;
    for (const pod of items) {
      const containers = [...(pod.spec.initContainers ?? []), ...pod.spec.containers];
      for (const { name } of containers) {
        await recordLog(pod, name, false);
        await recordLog(pod, name, true);
      }
    }
  }
  const snapshot = {
    version: 1,
    recordedAt: new Date().toISOString(),
    kinds,
    ...(namespaces !== undefined && { namespaces }),
  };
  await writeFile(join(out, 'snapshot.json'), `${JSON.stringify(snapshot, null, 2)}\n`);
};

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const { values } = parseArgs({
    options: {
      out: { type: 'string' },
      kubectl: { type: 'string' },
      kubeconfig: { type: 'string' },
      namespaces: { type: 'string' },
    },
  });
  if (values.out === undefined) {
    process.stderr.write(
      'usage: record-snapshot --out DIR [--kubectl PATH] [--kubeconfig PATH] [--namespaces a,b]\n',
    );
    process.exit(64);
  }
  await recordSnapshot({ ...values, out: values.out, namespaces: values.namespaces?.split(',') });
}
