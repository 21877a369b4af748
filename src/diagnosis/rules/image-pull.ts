import type { Localized } from '../../config/language.js';
import { IMAGE_ALERTS, JOB_ALERTS, NOT_READY_ALERTS } from '../alert-names.js';
import { forContainer } from '../confidence.js';
import { waitingMessage, waitingReason, type ContainerView } from '../container-view.js';
import { imageFailure } from '../image-failure.js';
import { imageCause, imageRemedy, type ImageProblem } from '../image-wording.js';
import { describePod } from '../kubectl.js';
import { rule, type Candidate } from '../rule.js';
import { event, podFacts, podWith, running, waiting } from '../samples.js';
import { isAbout, podEvents, type PodView, type Scene, type SeenEvent } from '../scene.js';
import { both, podSubject, quoted, verbatim } from '../wording.js';

const REASONS = [
  'ErrImagePull',
  'ImagePullBackOff',
  'ErrImageNeverPull',
  'InvalidImageName',
  'ImageInspectError',
  'RegistryUnavailable',
  'SignatureValidationFailed',
];

/** What the runtime said, without the kubelet's own words around it. */
const stripped = (text: string): string =>
  text
    .replace(/^Back-off pulling image "[^"]*"(?:: )?/, '')
    .replace(/^Failed to pull image "[^"]*": /, '')
    .replace(/^ErrImagePull: /, '');

const pullEvents = (scene: Scene, pod: PodView, container: ContainerView): readonly SeenEvent[] =>
  podEvents(scene, pod, 'Failed', 'InspectFailed', 'ErrImageNeverPull').filter(
    ({ event: each }) =>
      /pull image|image is not present|inspect image|apply default image tag/i.test(each.message) &&
      (isAbout(each, container.name, pod) || each.message.includes(container.spec?.image ?? '\n')),
  );

/** Pull secrets that the kubelet could not read; without them it goes to the registry unnamed. */
const missingPullSecrets = (scene: Scene, pod: PodView): readonly SeenEvent[] =>
  podEvents(scene, pod, 'FailedToRetrieveImagePullSecret');

const runtimeSaid = (container: ContainerView, events: readonly SeenEvent[]): string =>
  [waitingMessage(container), ...events.map(({ event: { message } }) => message)]
    .map(stripped)
    .find((text) => text !== '') ?? '';

const supportOf = ({ pod, container, said, secrets }: ImageProblem, reason: string): readonly Localized[] => {
  const names = (pod.pod.spec?.imagePullSecrets ?? []).flatMap(({ name }) => name ?? []).join(', ');
  return [
    both(`container ${container.name} waits: ${reason}`, `컨테이너 ${container.name} 대기 사유: ${reason}`),
    ...(said ? [verbatim(quoted(said))] : []),
    ...secrets.map(({ event: { message } }) => verbatim(quoted(message))),
    both(`pull secrets of the pod: ${names || 'none'}`, `파드의 imagePullSecrets: ${names || '없음'}`),
  ];
};

const fromContainer = (scene: Scene, pod: PodView, container: ContainerView): Candidate | null => {
  const reason = waitingReason(container);
  if (reason === null || !REASONS.includes(reason)) return null;
  const image = container.spec?.image ?? container.status?.image ?? '';
  const events = pullEvents(scene, pod, container);
  const said = runtimeSaid(container, events);
  const failure = imageFailure(reason, said, image);
  const problem = { scene, pod, container, image, failure, said, secrets: missingPullSecrets(scene, pod) };
  return {
    key: `container ${container.name} ${image}`,
    subjects: [podSubject(pod)],
    cause: imageCause(problem),
    confidence: forContainer(scene, pod, container, failure === 'unknown' ? 0.85 : 0.95),
    evidence: [pod.evidence, ...[...events, ...problem.secrets].map(({ evidence }) => evidence)],
    support: supportOf(problem, reason),
    remedy: [describePod(pod), ...imageRemedy(problem)],
  };
};

const IMAGE = 'registry.example.com/shop/cart:1.4.0';
const pulling = (detail: string): Parameters<typeof podWith>[0] => ({
  phase: 'Pending',
  app: [{ state: waiting('ImagePullBackOff', `Back-off pulling image "${IMAGE}": ErrImagePull: ${detail}`) }],
});

/** An image cannot be had: it does not exist, the registry refuses, cannot be reached, or limits. */
export const imagePull = rule({
  id: 'pod/image-pull',
  title: both('images that cannot be pulled', '가져올 수 없는 이미지'),
  explains: [...IMAGE_ALERTS, ...NOT_READY_ALERTS, ...JOB_ALERTS],
  causes: ['pod/probe-holds-back', 'pod/crash-loop', 'job/failed'],
  needs: [['pod', 'pods']],
  find: (scene) =>
    scene.pods.flatMap((pod) => pod.containers.flatMap((each) => fromContainer(scene, pod, each) ?? [])),
  matches: [
    {
      name: 'an image that does not exist',
      facts: podFacts(
        podWith(
          pulling(
            `rpc error: code = NotFound desc = failed to pull and unpack image "${IMAGE}": failed to resolve reference "${IMAGE}": ${IMAGE}: not found`,
          ),
        ),
      ),
      says: ['does not exist', IMAGE, 'Deployment cart'],
    },
    {
      name: 'a registry that refuses',
      facts: podFacts(
        podWith(
          pulling(
            `failed to resolve reference "${IMAGE}": unexpected status from HEAD request: 401 Unauthorized`,
          ),
        ),
        [
          event(
            'FailedToRetrieveImagePullSecret',
            'Unable to retrieve some image pull secrets (regcred); attempting to pull the image may not succeed.',
          ),
        ],
      ),
      says: ['unauthorized', IMAGE, 'regcred'],
    },
    {
      name: 'a registry that cannot be reached, told by an event only',
      facts: podFacts(podWith({ app: [{ state: waiting('ErrImagePull') }] }), [
        event(
          'Failed',
          `Failed to pull image "${IMAGE}": failed to do request: Head "https://registry.example.com/v2/": dial tcp: lookup registry.example.com: no such host`,
          { container: 'app' },
        ),
      ]),
      says: ['cannot be reached', 'no such host'],
    },
    {
      name: 'a limit of the registry',
      facts: podFacts(
        podWith(pulling('429 Too Many Requests - toomanyrequests: You have reached your pull rate limit')),
      ),
      says: ['rate limit'],
    },
    {
      name: 'an image that must not be pulled and is not there',
      facts: podFacts(
        podWith({
          app: [
            {
              state: waiting(
                'ErrImageNeverPull',
                `Container image "${IMAGE}" is not present with pull policy of Never`,
              ),
            },
          ],
        }),
      ),
      says: ['not present', 'Never'],
    },
    {
      name: 'a name that is no image name',
      facts: podFacts(
        podWith({
          app: [
            {
              spec: { image: 'Cart:1:2' },
              state: waiting(
                'InvalidImageName',
                'Failed to apply default image tag "Cart:1:2": invalid reference format',
              ),
            },
          ],
        }),
      ),
      says: ['Cart:1:2', 'not a valid image name'],
    },
  ],
  passes: [
    { name: 'a running container', facts: podFacts(podWith({ app: [{ state: running(), ready: true }] })) },
    {
      name: 'a pull that failed once and then succeeded',
      facts: podFacts(podWith({ app: [{ state: running(), ready: true }] }), [
        event('Failed', `Failed to pull image "${IMAGE}": EOF`, { container: 'app' }),
      ]),
    },
    {
      name: 'a container that is being created',
      facts: podFacts(podWith({ app: [{ state: waiting('ContainerCreating') }] })),
    },
  ],
});
