import { canonicalJson } from '../../alerts/canonical-json.js';
import { isEmpty, isPlainObject, type PlainObject } from './plain-json.js';

/** What of an API object tells a responder nothing. The name says why. */
interface NoiseRule {
  readonly name: string;
  /** Whether member `key` of `owner` goes. */
  readonly drops: (key: string, value: unknown, owner: PlainObject) => boolean;
}

/** Objects whose members people named: what is called `protocol` there is no field of the API. */
const OPEN_MAPS: ReadonlySet<string> = new Set(
  'annotations attributes binaryData data images matchLabels metric nodeSelector node_selector selector stringData tags'.split(
    ' ',
  ),
);

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

const IDENTIFIERS: ReadonlySet<string> = new Set(
  'containerID imageID resourceVersion selfLink managedFields container_id image_id resource_version'.split(
    ' ',
  ),
);

/** Lists and objects that say nothing when they are empty. An empty `podSelector` or `emptyDir` says something. */
const EMPTY_SAYS_NOTHING: ReadonlySet<string> = new Set(
  (
    'annotations args command conditions containers env envFrom ephemeralContainers ephemeralContainerStatuses ' +
    'imagePullSecrets initContainers initContainerStatuses labels lastState nodeSelector notes ownerReferences ports ' +
    'securityContext taints tolerations uncountedTerminatedPods volumeDevices volumeMounts volumes ' +
    'container_statuses ephemeral_container_statuses image_pull_secrets init_containers init_container_statuses ' +
    'last_state node_selector owner_references'
  ).split(' '),
);

/**
 * What the API server fills in when nobody said anything else. Source: the Kubernetes API reference, v1.34. What decides
 * how a failure shows (thresholds and periods of probes, limits) is never left out.
 */
const DEFAULTS: Readonly<Record<string, readonly unknown[]>> = {
  protocol: ['TCP'],
  scheme: ['HTTP'],
  successThreshold: [1],
  terminationMessagePath: ['/dev/termination-log'],
  termination_message_path: ['/dev/termination-log'],
  terminationMessagePolicy: ['File'],
  terminationGracePeriodSeconds: [30],
  dnsPolicy: ['ClusterFirst'],
  schedulerName: ['default-scheduler'],
  enableServiceLinks: [true],
  preemptionPolicy: ['PreemptLowerPriority'],
  serviceAccountName: ['default'],
  sessionAffinity: ['None'],
  internalTrafficPolicy: ['Cluster'],
  ipFamilyPolicy: ['SingleStack'],
  ipFamilies: [['IPv4']],
  publishNotReadyAddresses: [false],
  allocateLoadBalancerNodePorts: [true],
  revisionHistoryLimit: [10],
  progressDeadlineSeconds: [600],
  podManagementPolicy: ['OrderedReady'],
  completionMode: ['NonIndexed'],
  podReplacementPolicy: ['TerminatingOrFailed'],
  manualSelector: [false],
  strategy: [{ type: 'RollingUpdate', rollingUpdate: { maxSurge: '25%', maxUnavailable: '25%' } }],
  defaultMode: [420],
  terminating: [false],
};

const isEqual = (one: unknown, other: unknown): boolean =>
  one === other || (typeof other === 'object' && canonicalJson(one) === canonicalJson(other));

/** A tag other than `latest`: only then is IfNotPresent the default. */
const hasFixedTag = (image: unknown): boolean =>
  typeof image === 'string' && /[:@][^/]+$/.test(image) && !image.endsWith(':latest');

/** Applied to every object of the API inside a reading. */
const NOISE: readonly NoiseRule[] = [
  {
    name: 'nothing was set',
    drops: (key, value) =>
      value === null || value === undefined || (isEmpty(value) && EMPTY_SAYS_NOTHING.has(key)),
  },
  {
    name: 'identifiers that only machines compare',
    drops: (key, value) =>
      IDENTIFIERS.has(key) || (key === 'uid' && typeof value === 'string' && UUID.test(value)),
  },
  {
    name: 'default values',
    drops: (key, value, owner) => {
      if (key === 'imagePullPolicy') return value === 'IfNotPresent' && hasFixedTag(owner['image']);
      // Of a Job's pod the policy decides how it fails; elsewhere only Always is possible.
      if (key === 'restartPolicy') return value === 'Always' && Array.isArray(owner['containers']);
      return Object.hasOwn(DEFAULTS, key) && (DEFAULTS[key] ?? []).some((usual) => isEqual(usual, value));
    },
  },
  {
    name: 'generations, unless the newest was not observed yet',
    drops: (key, value, owner) => {
      const observed = owner['observed_generation'];
      if (key === 'generation') return observed === undefined || observed === null || observed === value;
      if (key === 'observed_generation') return owner['generation'] === value;
      return key === 'observedGeneration' || (key === 'rolloutObserved' && value === true);
    },
  },
  {
    name: 'the only address, said again as a list',
    drops: (key, value, owner) => key === 'clusterIPs' && isEqual(value, [owner['clusterIP']]),
  },
  {
    name: 'serving, where it is the same as ready',
    drops: (key, value, owner) => key === 'serving' && owner['ready'] === value,
  },
  {
    name: 'when a condition was written last, where it changed then',
    drops: (key, value, owner) => key === 'lastUpdateTime' && value === owner['lastTransitionTime'],
  },
];

/** Labels that say again what the name, or another label, says. */
const LABEL_NOISE: readonly NoiseRule[] = [
  {
    name: 'the name of the node',
    drops: (key, value, { name }) => key === 'kubernetes.io/hostname' && value === name,
  },
  {
    name: 'the hash that ends the name',
    drops: (key, value, { name }) =>
      (key === 'pod-template-hash' || key === 'controller-revision-hash') &&
      typeof name === 'string' &&
      typeof value === 'string' &&
      name.includes(value),
  },
  {
    name: 'the operating system, unless it is another than usual',
    drops: (key, value) => key === 'kubernetes.io/os' && value === 'linux',
  },
  {
    name: 'the id of the controller',
    drops: (key, value) => key.endsWith('controller-uid') && typeof value === 'string' && UUID.test(value),
  },
  {
    name: 'old names of labels',
    drops: (key, value, { labels }) => {
      const newName = key === 'job-name' ? 'batch.kubernetes.io/job-name' : key.replace(/^beta\./, '');
      return newName !== key && isPlainObject(labels) && labels[newName] === value;
    },
  },
];

/**
 * `pod=cart-0_shop(759924a9-…)`, as the kubelet ends its messages about a pod. What the message stands in names the pod.
 */
const POD_NAMED =
  /(?: in pod | pod=)[a-z0-9.-]{1,253}_[a-z0-9-]{1,63}\([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}\)/g;

/** The text without the name and id by which the kubelet says again which pod it speaks of. */
export const withoutPodNamed = (text: string): string =>
  text.includes('pod') ? text.replaceAll(POD_NAMED, '') : text;

/** The value without what the rules above name, at any depth. Everything else stays as it is. */
export const withoutNoise = (value: unknown): unknown => {
  if (typeof value === 'string') return withoutPodNamed(value);
  if (Array.isArray(value)) return value.map(withoutNoise);
  if (!isPlainObject(value)) return value;
  return Object.fromEntries(
    Object.entries(withoutRepeatedImages(value))
      .filter(([key, member]) => !NOISE.some(({ drops }) => drops(key, member, value)))
      .map(([key, member]) => {
        if (key === 'labels') return [key, withoutRepeatedLabels(member, value)];
        return [key, OPEN_MAPS.has(key) ? member : withoutNoise(member)];
      }),
  );
};

/** A container's status names the image again; it tells something only where it is another one than was asked for. */
const withoutRepeatedImages = (object: PlainObject): PlainObject => {
  const { spec, status } = object;
  if (!isPlainObject(spec) || !isPlainObject(status)) return object;
  const asked = new Set(CONTAINER_LISTS.flatMap((list) => entriesOf(spec[list])).map(imageOf));
  const shortened = STATUS_LISTS.filter((list) => Array.isArray(status[list])).map((list) => [
    list,
    entriesOf(status[list]).map((container) =>
      isPlainObject(container) && asked.has(imageOf(container)) ? { ...container, image: null } : container,
    ),
  ]);
  return { ...object, status: { ...status, ...Object.fromEntries(shortened) } };
};

const CONTAINER_LISTS = ['containers', 'initContainers', 'ephemeralContainers'] as const;
const STATUS_LISTS = ['containerStatuses', 'initContainerStatuses', 'ephemeralContainerStatuses'] as const;

const entriesOf = (list: unknown): readonly unknown[] => (Array.isArray(list) ? list : []);

/** Name and image of a container, as text that two of them can be compared by. */
const imageOf = (container: unknown): string =>
  isPlainObject(container) ? JSON.stringify([container['name'], container['image']]) : '';

const withoutRepeatedLabels = (labels: unknown, owner: PlainObject): unknown =>
  isPlainObject(labels)
    ? Object.fromEntries(
        Object.entries(labels).filter(
          ([key, label]) => !LABEL_NOISE.some(({ drops }) => drops(key, label, owner)),
        ),
      )
    : labels;
