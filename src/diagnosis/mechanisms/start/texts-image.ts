import type { Catalogue } from '../../kit/catalogue.js';
import { BACK_TO_PREVIOUS_IMAGE, DESCRIBE_NODE, DESCRIBE_POD } from '../../kit/steps.js';

export const imageTexts: Catalogue = {
  'image/not-found': {
    title: { en: 'images that do not exist', ko: '존재하지 않는 이미지' },
    cause: {
      en: 'the image tag {tag} does not exist in the registry (not found), so container {container} cannot start: {image}',
      ko: '이미지 태그 {tag}이(가) 레지스트리에 없어(not found) 컨테이너 {container}이(가) 시작하지 못합니다: {image}',
    },
    steps: [
      DESCRIBE_POD,
      {
        kind: 'change',
        text: {
          en: 'Push {image} under exactly this name and tag, or correct the tag in the pod template',
          ko: '{image}을(를) 정확히 이 이름과 태그로 푸시하거나 파드 템플릿의 태그를 고치세요',
        },
      },
      BACK_TO_PREVIOUS_IMAGE,
    ],
  },
  'image/unauthorized': {
    title: { en: 'registries that refuse access', ko: '접근을 거부하는 레지스트리' },
    cause: {
      en: 'registry {registry} refuses container {container} its image (unauthorized)[[, and pull secret {unreadSecret} could not be read]][[, with pull secret {pullSecret}]]: {image}[[, "{message}"]]',
      ko: '레지스트리 {registry}이(가) 컨테이너 {container}의 이미지 접근을 거부합니다(unauthorized)[[, imagePullSecret {unreadSecret}을(를) 읽지 못했습니다]][[, 사용한 imagePullSecret {pullSecret}]]: {image}[[, "{message}"]]',
    },
    steps: [
      {
        kind: 'read',
        text: {
          en: 'See which pull secrets the service account brings',
          ko: '서비스 어카운트의 imagePullSecrets를 확인하세요',
        },
        command: 'kubectl -n {namespace} get serviceaccount {account} -o yaml',
      },
      {
        kind: 'change',
        text: {
          en: 'Give the pod a pull secret with read access to {registry}, or renew the expired one',
          ko: '파드에 {registry} 읽기 권한이 있는 imagePullSecret을 지정하거나 만료된 것을 갱신하세요',
        },
      },
    ],
  },
  'image/rate-limit': {
    title: { en: 'pull rate limits of registries', ko: '레지스트리의 pull 제한' },
    cause: {
      en: 'registry {registry} answers the pulls of container {container} with its rate limit (429): {image}[[, "{message}"]]',
      ko: '레지스트리 {registry}의 요청 한도(pull rate limit, 429)를 넘어 컨테이너 {container}의 이미지를 받지 못합니다: {image}[[, "{message}"]]',
    },
    steps: [
      DESCRIBE_POD,
      {
        kind: 'change',
        text: {
          en: 'Pull from {registry} with an account, or through a mirror or cache',
          ko: '{registry}에서 계정으로 인증해 받거나 미러·캐시를 사용하세요',
        },
      },
    ],
  },
  'image/registry-unreachable': {
    title: { en: 'registries that cannot be reached', ko: '연결할 수 없는 레지스트리' },
    cause: {
      en: 'registry {registry} cannot be reached for the image of container {container}: {image}[[, "{message}"]]',
      ko: '컨테이너 {container}의 이미지를 받을 레지스트리 {registry}에 연결할 수 없습니다: {image}[[, "{message}"]]',
    },
    steps: [
      {
        kind: 'read',
        text: {
          en: 'Check name resolution, proxy and egress from node {node} to {registry}',
          ko: '노드 {node}에서 {registry}까지의 DNS, 프록시, 이그레스를 확인하세요',
        },
      },
      DESCRIBE_POD,
    ],
  },
  'image/registry-untrusted': {
    title: { en: 'registries whose certificate is not trusted', ko: '인증서를 신뢰할 수 없는 레지스트리' },
    cause: {
      en: 'node {node} does not trust the connection to registry {registry}, so the image of container {container} is not pulled: {image}[[, "{message}"]]',
      ko: '노드 {node}이(가) 레지스트리 {registry}의 TLS 연결을 신뢰하지 않아 컨테이너 {container}의 이미지를 받지 못합니다: {image}[[, "{message}"]]',
    },
    steps: [
      DESCRIBE_POD,
      {
        kind: 'change',
        text: {
          en: 'Renew the certificate of {registry}, or install its authority on the nodes',
          ko: '{registry}의 인증서를 갱신하거나 노드에 해당 CA를 설치하세요',
        },
      },
    ],
  },
  'image/wrong-platform': {
    title: { en: 'images that are not built for the node', ko: '노드 플랫폼용이 아닌 이미지' },
    cause: {
      en: 'the image of container {container} has no variant for the platform of node {node}[[ ({arch})]]: {image}',
      ko: '컨테이너 {container}의 이미지에 노드 {node}[[({arch})]] 플랫폼용 빌드가 없습니다: {image}',
    },
    steps: [
      {
        kind: 'read',
        text: { en: 'See the architecture of the nodes', ko: '노드의 아키텍처를 확인하세요' },
        command: 'kubectl get nodes -L kubernetes.io/arch',
      },
      {
        kind: 'change',
        text: { en: 'Build {image} for {arch} too', ko: '{image}을(를) {arch}용으로도 빌드하세요' },
      },
      BACK_TO_PREVIOUS_IMAGE,
    ],
  },
  'image/refused-by-policy': {
    title: { en: 'images that a policy refuses', ko: '정책이 거부한 이미지' },
    cause: {
      en: 'the signature or policy check refuses the image of container {container}: {image}[[, "{message}"]]',
      ko: '서명 또는 정책 검사가 컨테이너 {container}의 이미지를 거부합니다: {image}[[, "{message}"]]',
    },
    steps: [
      DESCRIBE_POD,
      {
        kind: 'change',
        text: {
          en: 'Sign {image} with the key that the policy expects, or release a signed image',
          ko: '정책이 요구하는 키로 {image}에 서명하거나 서명된 이미지를 배포하세요',
        },
      },
      BACK_TO_PREVIOUS_IMAGE,
    ],
  },
  'image/no-space': {
    title: { en: 'nodes without disk space for an image', ko: '이미지를 둘 디스크 공간이 없는 노드' },
    cause: {
      en: 'node {node} has no disk space left for the image of container {container}: {image}[[, "{message}"]]',
      ko: '노드 {node}에 컨테이너 {container}의 이미지를 저장할 디스크 공간이 없습니다: {image}[[, "{message}"]]',
    },
    steps: [DESCRIBE_NODE],
  },
  'image/not-present': {
    title: {
      en: 'images that must not be pulled and are not there',
      ko: 'pull이 금지되었는데 노드에 없는 이미지',
    },
    cause: {
      en: 'the image of container {container} is not present on node {node} and its pull policy is Never: {image}',
      ko: 'pull 정책이 Never인데 노드 {node}에 컨테이너 {container}의 이미지가 없습니다(not present): {image}',
    },
    steps: [
      DESCRIBE_POD,
      {
        kind: 'change',
        text: {
          en: 'Load {image} onto node {node}, or set imagePullPolicy to IfNotPresent',
          ko: '노드 {node}에 {image}을(를) 올리거나 imagePullPolicy를 IfNotPresent로 바꾸세요',
        },
      },
    ],
  },
  'image/invalid-name': {
    title: { en: 'names that are no image names', ko: '올바르지 않은 이미지 이름' },
    cause: {
      en: 'container {container} names "{image}", which is not a valid image name[[: "{message}"]]',
      ko: '컨테이너 {container}의 "{image}"은(는) 올바른 이미지 이름이 아닙니다[[: "{message}"]]',
    },
    steps: [
      DESCRIBE_POD,
      {
        kind: 'change',
        text: {
          en: 'Write {image} as registry/repository:tag, in lower case',
          ko: '{image}을(를) registry/repository:tag 형식의 소문자로 적으세요',
        },
      },
      BACK_TO_PREVIOUS_IMAGE,
    ],
  },
  'image/pull-failed': {
    title: { en: 'images that cannot be pulled', ko: '가져올 수 없는 이미지' },
    cause: {
      en: 'the image of container {container} cannot be pulled: {image}[[, "{message}"]]',
      ko: '컨테이너 {container}의 이미지를 가져오지 못합니다: {image}[[, "{message}"]]',
    },
    steps: [DESCRIBE_POD],
  },
};
