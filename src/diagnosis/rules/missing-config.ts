import type { EvidenceId } from '../../evidence/evidence.js';
import type { Localized } from '../../config/language.js';
import { JOB_ALERTS, NOT_READY_ALERTS } from '../alert-names.js';
import { forPod } from '../confidence.js';
import { waitingMessage, waitingReason, type ContainerView } from '../container-view.js';
import { describePod, rolloutSteps, step } from '../kubectl.js';
import { environmentUse, missingReference, type MissingReference } from '../missing-reference.js';
import { rule, type Candidate } from '../rule.js';
import { event, factsWith, podFacts, podWith, running, seen, waiting } from '../samples.js';
import { podEvents, type PodView, type Scene } from '../scene.js';
import { both, podSubject, podText, quoted, verbatim } from '../wording.js';

interface Sighting {
  readonly missing: MissingReference;
  readonly container: ContainerView | null;
  readonly said: string;
  readonly evidence: EvidenceId;
}

/** States in which a container waits for what the kubelet must first prepare. */
const WAITS = ['ContainerCreating', 'PodInitializing', 'CreateContainerConfigError'];

const isWaiting = (pod: PodView): boolean =>
  pod.containers.some((each) => each.status === null || WAITS.includes(waitingReason(each) ?? ''));

const sightings = (scene: Scene, pod: PodView): readonly Sighting[] => {
  const sight = (said: string, evidence: EvidenceId, container: ContainerView | null): Sighting[] => {
    const missing = missingReference(said, pod.pod.spec);
    return missing ? [{ missing, container, said, evidence }] : [];
  };
  const fromContainers = pod.containers.flatMap((each) => sight(waitingMessage(each), pod.evidence, each));
  // Events outlive the fault by an hour: they count only while something still waits.
  const events = isWaiting(pod) ? podEvents(scene, pod, 'FailedMount', 'Failed') : [];
  const fromEvents = events.flatMap(({ event: { message, involvedObject }, evidence }) => {
    const name = /\{([^}]+)\}/.exec(involvedObject?.fieldPath ?? '')?.[1];
    return sight(message, evidence, pod.containers.find((each) => each.name === name) ?? null);
  });
  return [...fromContainers, ...fromEvents];
};

const placeOf = ({ missing, container }: Sighting): Localized => {
  if (missing.volume) return both(` for volume "${missing.volume}"`, ` 볼륨 "${missing.volume}"에`);
  const use = environmentUse(container?.spec ?? null, missing);
  const name = container ? `container ${container.name}` : '';
  const text = [name, use].filter(Boolean).join(', ');
  return text ? both(` for ${text}`, ` ${text}에`) : both('', '');
};

const causeOf = (scene: Scene, pod: PodView, sighting: Sighting): Localized => {
  const { kind, name, key } = sighting.missing;
  const text = podText(scene, pod);
  const place = placeOf(sighting);
  const said = quoted(sighting.said, 240);
  return key === null
    ? both(
        `${kind} "${name}" does not exist in namespace ${pod.namespace}, and ${text.en} needs it${place.en} and cannot start (not found: ${said}).`,
        `네임스페이스 ${pod.namespace}에 ${kind} "${name}"이(가) 없어(not found) 이를${place.ko} 쓰는 ${text.ko}이(가) 시작하지 못합니다(${said}).`,
      )
    : both(
        `${kind} "${name}" in namespace ${pod.namespace} has no key "${key}", and ${text.en} needs it${place.en} and cannot start (missing key: ${said}).`,
        `네임스페이스 ${pod.namespace}의 ${kind} "${name}"에 키 "${key}"이(가) 없어(missing key) 이를${place.ko} 쓰는 ${text.ko}이(가) 시작하지 못합니다(${said}).`,
      );
};

const remedyOf = (scene: Scene, pod: PodView, { missing }: Sighting): readonly Localized[] => {
  const kind = missing.kind.toLowerCase();
  const ns = pod.namespace;
  return [
    missing.key === null
      ? step(
          `See which ${missing.kind}s there are`,
          `어떤 ${missing.kind}이(가) 있는지 확인하세요`,
          `kubectl -n ${ns} get ${kind}`,
        )
      : // describe shows the keys of a Secret and the sizes of their values, not the values
        step(
          'See which keys it has',
          '어떤 키가 있는지 확인하세요',
          `kubectl -n ${ns} describe ${kind} ${missing.name}`,
        ),
    describePod(pod),
    missing.key === null
      ? both(
          `Create ${missing.kind} ${missing.name} in namespace ${ns}, or correct the name in the pod template; the pod starts by itself then.`,
          `네임스페이스 ${ns}에 ${missing.kind} ${missing.name}을(를) 만들거나 파드 템플릿의 이름을 고치세요. 그러면 파드가 저절로 시작됩니다.`,
        )
      : both(
          `Add the key "${missing.key}" to ${missing.kind} ${missing.name}, or correct the key in the pod template; the pod starts by itself then.`,
          `${missing.kind} ${missing.name}에 키 "${missing.key}"을(를) 추가하거나 파드 템플릿의 키를 고치세요. 그러면 파드가 저절로 시작됩니다.`,
        ),
    ...rolloutSteps(scene, pod),
  ];
};

const candidateOf = (scene: Scene, pod: PodView, sighting: Sighting): Candidate => {
  const { kind, name, key } = sighting.missing;
  return {
    key: `${kind} ${name} ${key ?? ''}`,
    subjects: [podSubject(pod)],
    cause: causeOf(scene, pod, sighting),
    confidence: forPod(scene, pod, 0.97),
    evidence: [sighting.evidence, pod.evidence],
    support: [verbatim(quoted(sighting.said))],
    remedy: remedyOf(scene, pod, sighting),
  };
};

const creating = { phase: 'Pending', app: [{ state: waiting('ContainerCreating') }] };

/** A ConfigMap or Secret, or a key in one, that a pod needs is not there. Known from the kubelet's words alone. */
export const missingConfig = rule({
  id: 'pod/missing-config',
  title: both('missing ConfigMaps, Secrets and keys', '없는 ConfigMap, Secret 또는 키'),
  explains: [...NOT_READY_ALERTS, ...JOB_ALERTS],
  causes: ['pod/probe-holds-back', 'pod/crash-loop', 'job/failed'],
  needs: [
    ['pod', 'pods'],
    ['podEvents', 'pod', 'pods'],
  ],
  find: (scene) =>
    scene.pods.flatMap((pod) => sightings(scene, pod).map((sighting) => candidateOf(scene, pod, sighting))),
  matches: [
    {
      name: 'a ConfigMap for a volume',
      facts: podFacts(podWith(creating), [
        event(
          'FailedMount',
          'MountVolume.SetUp failed for volume "routes" : configmap "cart-routes" not found',
        ),
      ]),
      says: ['ConfigMap "cart-routes" does not exist', 'volume "routes"', 'Deployment cart'],
    },
    {
      name: 'a key of a Secret for an environment variable',
      facts: podFacts(
        podWith({
          phase: 'Pending',
          app: [
            {
              spec: {
                env: [{ name: 'DB_URL', valueFrom: { secretKeyRef: { name: 'cart-db', key: 'url' } } }],
              },
              state: waiting('CreateContainerConfigError', "couldn't find key url in Secret shop/cart-db"),
            },
          ],
        }),
      ),
      says: [
        'Secret "cart-db"',
        'no key "url"',
        'environment variable DB_URL',
        'container app',
        "couldn't find key url",
      ],
    },
    {
      name: 'a whole Secret through envFrom',
      facts: podFacts(
        podWith({
          app: [
            {
              spec: { envFrom: [{ secretRef: { name: 'cart-db' } }] },
              state: waiting('CreateContainerConfigError', 'secret "cart-db" not found'),
            },
          ],
        }),
      ),
      says: ['Secret "cart-db" does not exist', 'envFrom'],
    },
    {
      name: 'a key that a volume asks for',
      facts: podFacts(
        podWith({
          ...creating,
          spec: {
            volumes: [{ name: 'conf', configMap: { name: 'cart-conf', items: [{ key: 'app.yaml' }] } }],
          },
        }),
        [
          event(
            'FailedMount',
            'MountVolume.SetUp failed for volume "conf" : references non-existent config key: app.yaml',
          ),
        ],
      ),
      says: ['ConfigMap "cart-conf"', 'no key "app.yaml"'],
    },
  ],
  passes: [
    {
      name: 'an old event of a pod that runs by now',
      facts: podFacts(podWith({ app: [{ state: running(), ready: true }] }), [
        event(
          'FailedMount',
          'MountVolume.SetUp failed for volume "routes" : configmap "cart-routes" not found',
        ),
      ]),
    },
    {
      name: 'a mount that fails for another reason',
      facts: podFacts(podWith(creating), [
        event(
          'FailedMount',
          'MountVolume.SetUp failed for volume "data" : rpc error: code = Internal desc = device is busy',
        ),
      ]),
    },
    {
      name: 'a sibling of which no event was read',
      facts: factsWith({ pods: seen([podWith(creating)], 'E1') }),
    },
  ],
});
