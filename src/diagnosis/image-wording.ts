import type { Localized } from '../config/language.js';
import type { ContainerView } from './container-view.js';
import { imageRegistry, imageTag, pullReason, type ImageFailure } from './image-failure.js';
import { rolloutSteps, step } from './kubectl.js';
import type { PodView, Scene, SeenEvent } from './scene.js';
import { both, containerText, ended, quoted } from './wording.js';

/** What is known about an image that could not be had. */
export interface ImageProblem {
  readonly scene: Scene;
  readonly pod: PodView;
  readonly container: ContainerView;
  readonly image: string;
  readonly failure: ImageFailure;
  /** What the runtime said; may be empty. */
  readonly said: string;
  /** Events about pull secrets that could not be read. */
  readonly secrets: readonly SeenEvent[];
}

const namesOf = (secrets: readonly SeenEvent[]): string =>
  secrets.flatMap(({ event: { message } }) => /\(([^)]+)\)/.exec(message)?.[1] ?? []).join(', ');

const headline = ({ image, failure, secrets }: ImageProblem): Localized => {
  const tag = imageTag(image);
  const registry = imageRegistry(image);
  const names = namesOf(secrets);
  switch (failure) {
    case 'not-found':
      return both(
        `the image tag ${tag} does not exist in the registry (not found): ${image}`,
        `이미지 태그 ${tag}이(가) 레지스트리에 없습니다(not found): ${image}`,
      );
    case 'unauthorised':
      return both(
        `the registry refuses access to the image (unauthorized)${names && `, and the pull secret ${names} could not be read`}: ${image}`,
        `레지스트리가 이미지 접근을 거부합니다(unauthorized)${names && `. imagePullSecret ${names}도 읽지 못했습니다`}: ${image}`,
      );
    case 'unreachable':
      return both(
        `the registry ${registry} cannot be reached: ${image}`,
        `레지스트리 ${registry}에 연결할 수 없습니다: ${image}`,
      );
    case 'rate-limited':
      return both(
        `the registry ${registry} answers with its pull rate limit: ${image}`,
        `레지스트리 ${registry}의 pull rate limit에 걸렸습니다: ${image}`,
      );
    case 'wrong-platform':
      return both(
        `the image has no variant for the platform of the node: ${image}`,
        `이미지에 노드의 플랫폼용 빌드가 없습니다: ${image}`,
      );
    case 'no-space':
      return both(
        `the node has no disk space left for the image: ${image}`,
        `노드에 이미지를 저장할 디스크 공간이 없습니다: ${image}`,
      );
    case 'not-present':
      return both(
        `the image is not present on the node and its pull policy is Never: ${image}`,
        `pull 정책이 Never인데 노드에 이미지가 없습니다(not present): ${image}`,
      );
    case 'invalid-name':
      return both(`"${image}" is not a valid image name`, `"${image}"은(는) 올바른 이미지 이름이 아닙니다`);
    case 'unknown':
      return both(`the image cannot be pulled: ${image}`, `이미지를 가져오지 못합니다: ${image}`);
  }
};

/** One sentence: which container cannot start, and what is wrong with its image. */
export const imageCause = (problem: ImageProblem): Localized => {
  const head = headline(problem);
  const text = containerText(problem.scene, problem.pod, problem.container);
  const reason = pullReason(problem.said, problem.image);
  const said = reason === '' || head.en.includes(`(${reason})`) ? '' : ` (${quoted(reason, 240)})`;
  return both(
    ended(`The image of ${text.en} cannot be pulled: ${head.en}${said}`),
    ended(`${text.ko}의 이미지를 가져올 수 없습니다: ${head.ko}${said}`),
  );
};

const nodeOf = ({ pod }: ImageProblem): string => pod.pod.spec?.nodeName ?? 'NODE';

const SPECIFICS: Readonly<Record<ImageFailure, (problem: ImageProblem) => readonly Localized[]>> = {
  'not-found': ({ image }) => [
    both(
      `Check that ${image} was built and pushed under exactly this name and tag.`,
      `${image}이(가) 정확히 이 이름과 태그로 빌드되어 푸시되었는지 확인하세요.`,
    ),
  ],
  'invalid-name': () => [
    both(
      'Write the image as registry/repository:tag, in lower case and without spaces.',
      '이미지를 registry/repository:tag 형식으로, 소문자와 공백 없이 적으세요.',
    ),
  ],
  unauthorised: ({ pod, image }) => [
    step(
      'See which pull secrets the service account brings',
      '서비스 어카운트의 imagePullSecrets를 확인하세요',
      `kubectl -n ${pod.namespace} get serviceaccount ${pod.pod.spec?.serviceAccountName ?? 'default'} -o yaml`,
    ),
    both(
      `Give the pod a pull secret with read access to ${imageRegistry(image)}, or renew the expired one.`,
      `파드에 ${imageRegistry(image)} 읽기 권한이 있는 imagePullSecret을 지정하거나 만료된 것을 갱신하세요.`,
    ),
  ],
  unreachable: (problem) => [
    both(
      `Check name resolution, proxy, certificates and egress rules from node ${nodeOf(problem)} to ${imageRegistry(problem.image)}.`,
      `노드 ${nodeOf(problem)}에서 ${imageRegistry(problem.image)}까지의 DNS, 프록시, 인증서, 이그레스 규칙을 확인하세요.`,
    ),
  ],
  'rate-limited': () => [
    both(
      'Pull with an account, through a mirror or a cache, or wait until the limit resets.',
      '계정으로 인증해 받거나 미러·캐시를 쓰거나, 한도가 초기화될 때까지 기다리세요.',
    ),
  ],
  'no-space': (problem) => [
    step(
      'Read the state of the node',
      '노드의 상태를 확인하세요',
      `kubectl describe node ${nodeOf(problem)}`,
    ),
  ],
  'not-present': () => [
    both(
      'Load the image onto the node, or set imagePullPolicy to IfNotPresent.',
      '노드에 이미지를 올리거나 imagePullPolicy를 IfNotPresent로 바꾸세요.',
    ),
  ],
  'wrong-platform': () => [
    step(
      'See the architecture of the nodes',
      '노드의 아키텍처를 확인하세요',
      'kubectl get nodes -L kubernetes.io/arch',
    ),
    both('Build the image for that platform too.', '해당 플랫폼용 이미지도 빌드하세요.'),
  ],
  unknown: () => [],
};

/** What to do about it, reading before changing. */
export const imageRemedy = (problem: ImageProblem): readonly Localized[] => [
  ...SPECIFICS[problem.failure](problem),
  ...rolloutSteps(problem.scene, problem.pod),
];
