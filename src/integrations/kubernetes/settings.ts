import { area } from '../../config/area.js';
import type { Settings } from '../../config/settings.js';
import { integer, text, type ValuesOf } from '../../config/setting.js';
import { words } from '../../config/word-lists.js';

/** Which cluster is read, how much, and what is out of bounds. */
export const KUBERNETES = area('Kubernetes', {
  serviceHost: text('KUBERNETES_SERVICE_HOST', {
    about: 'Set by Kubernetes in every pod: the credentials of the service account are then used.',
    example: '10.96.0.1',
  }),
  kubeconfig: text('KUBECONFIG', {
    about: 'Kubeconfig file, used outside a cluster.',
    example: '/home/me/.kube/config',
  }),
  snapshot: text('KUBE_SNAPSHOT', {
    about: 'Folder with a recorded cluster, read instead of a live one.',
    example: 'deploy/examples/snapshots/oomkilled',
  }),
  apiTimeoutSeconds: integer('K8S_API_TIMEOUT_SECONDS', {
    fallback: 5,
    min: 1,
    max: 60,
    about: 'Timeout of one Kubernetes API call.',
  }),
  eventLimit: integer('K8S_EVENT_LIMIT', {
    fallback: 25,
    min: 1,
    max: 500,
    about: 'Events kept per object, newest first, warnings before others.',
  }),
  sharedReadSeconds: integer('SHARED_READ_SECONDS', {
    fallback: 2,
    min: 0,
    max: 30,
    about: 'How long analyses share what one of them read of the cluster, logs excepted; 0 for not at all.',
  }),
  logTailLines: integer('K8S_LOG_TAIL_LINES', {
    fallback: 25,
    min: 1,
    max: 5000,
    about: 'Log lines read per container.',
  }),
  namespacesAllow: words('KUBE_NAMESPACES_ALLOW', {
    about: 'Namespaces that may be read; `*` ends a prefix. Unset means all.',
    example: 'shop,payments-*',
  }),
  namespacesDeny: words('KUBE_NAMESPACES_DENY', {
    about: 'Namespaces that may not be read; wins over KUBE_NAMESPACES_ALLOW.',
    example: 'kube-system',
  }),
});

export type KubernetesSettings = ValuesOf<(typeof KUBERNETES)['variables']>;

/** Most time of one collector, as a multiple of that of a call. */
const COLLECTOR_CALLS = 2;

/** Most milliseconds that one collector may take, waiting for a connection and further pages included. */
export const collectorLimitMs = (settings: Pick<Settings, 'of'>): number =>
  COLLECTOR_CALLS * settings.of(KUBERNETES).apiTimeoutSeconds * 1000;
