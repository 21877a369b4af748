import type { Catalogue } from '../../kit/catalogue.js';
import { BACK_TO_PREVIOUS_IMAGE, DESCRIBE_POD, PREVIOUS_LOG } from '../../kit/steps.js';

export const startFailureTexts: Catalogue = {
  'start/command-not-found': {
    title: { en: 'commands that are not in the image', ko: '이미지에 없는 명령' },
    cause: {
      en: 'container {container} cannot start: its command [[{command} ]]is not in the image (no such file, not found)[[ {image}]][[: "{message}"]]',
      ko: '컨테이너 {container}이(가) 시작하지 못합니다: 명령 [[{command}]]이(가) 이미지[[ {image}]]에 없습니다(not found)[[: "{message}"]]',
    },
    steps: [
      DESCRIBE_POD,
      {
        kind: 'change',
        text: {
          en: 'Correct the command {command} in the pod template, or put it into the image {image}',
          ko: '파드 템플릿의 명령 {command}을(를) 고치거나 이미지 {image}에 넣으세요',
        },
      },
      BACK_TO_PREVIOUS_IMAGE,
    ],
  },
  'start/not-executable': {
    title: { en: 'commands that may not be executed', ko: '실행 권한이 없는 명령' },
    cause: {
      en: 'container {container} cannot start: [[{command} ]]is not executable (permission denied)[[: "{message}"]]',
      ko: '컨테이너 {container}이(가) 시작하지 못합니다: [[{command}]] 실행 권한이 없습니다(permission denied)[[: "{message}"]]',
    },
    steps: [
      DESCRIBE_POD,
      {
        kind: 'change',
        text: {
          en: 'Make {command} executable in the image for the user that the container runs as',
          ko: '이미지에서 {command}을(를) 컨테이너 사용자가 실행할 수 있게 하세요',
        },
      },
      BACK_TO_PREVIOUS_IMAGE,
    ],
  },
  'start/exec-format': {
    title: { en: 'programs built for another architecture', ko: '다른 아키텍처용으로 빌드된 프로그램' },
    cause: {
      en: 'container {container} cannot run its program (exec format error): the image is built for another architecture[[ than {arch}, that of node {startNode}]], or its script names no interpreter[[: {image}]]',
      ko: '컨테이너 {container}이(가) 프로그램을 실행하지 못합니다(exec format error): 이미지가[[ 노드 {startNode}의 {arch}과(와)]] 다른 아키텍처용이거나 스크립트에 인터프리터가 없습니다[[: {image}]]',
    },
    steps: [
      {
        kind: 'read',
        text: { en: 'See the architecture of the nodes', ko: '노드의 아키텍처를 확인하세요' },
        command: 'kubectl get nodes -L kubernetes.io/arch',
      },
      {
        kind: 'change',
        text: {
          en: 'Build {image} for {arch} too, or bind the pod to nodes of its architecture',
          ko: '{image}을(를) {arch}용으로도 빌드하거나 파드를 맞는 아키텍처의 노드에만 배치하세요',
        },
      },
      BACK_TO_PREVIOUS_IMAGE,
    ],
  },
  'start/run-as-root': {
    title: { en: 'images that run as root where that is forbidden', ko: 'root 실행이 금지된 이미지' },
    cause: {
      en: 'container {container} is not started, as its user is not allowed or not known[[: "{message}"]]',
      ko: '컨테이너 {container}의 실행 사용자가 허용되지 않거나 알 수 없어 시작되지 않습니다[[: "{message}"]]',
    },
    steps: [
      DESCRIBE_POD,
      {
        kind: 'change',
        text: {
          en: 'Give container {container} a numeric runAsUser other than 0 in its securityContext',
          ko: '컨테이너 {container}의 securityContext에 0이 아닌 숫자 runAsUser를 지정하세요',
        },
      },
    ],
  },
  'start/name-conflict': {
    title: { en: 'container names that are still taken', ko: '이미 사용 중인 컨테이너 이름' },
    cause: {
      en: 'the runtime of node {node} still holds a container of the same name, so container {container} is not created[[: "{message}"]]',
      ko: '노드 {node}의 런타임에 같은 이름의 컨테이너가 남아 있어 컨테이너 {container}이(가) 만들어지지 않습니다[[: "{message}"]]',
    },
    steps: [
      DESCRIBE_POD,
      {
        kind: 'read',
        text: {
          en: 'On node {node}, list the containers of that name with crictl; one that does not end points at a hung runtime',
          ko: '노드 {node}에서 crictl로 같은 이름의 컨테이너를 확인하세요. 종료되지 않는다면 런타임이 멈춘 것입니다',
        },
      },
    ],
  },
  'start/sub-path': {
    title: { en: 'sub-paths that cannot be mounted', ko: '마운트할 수 없는 subPath' },
    cause: {
      en: 'container {container} is not created: a sub-path of a volume cannot be mounted[[: "{message}"]]',
      ko: '컨테이너 {container}이(가) 만들어지지 않습니다: 볼륨의 subPath를 마운트할 수 없습니다[[: "{message}"]]',
    },
    steps: [DESCRIBE_POD],
  },
  'start/container-waits': {
    title: { en: 'containers that wait', ko: '대기 중인 컨테이너' },
    cause: {
      en: 'container {container} waits: {reason}[[, "{message}"]]',
      ko: '컨테이너 {container}이(가) 대기 중입니다: {reason}[[, "{message}"]]',
    },
    steps: [DESCRIBE_POD],
  },
  'start/container-error': {
    title: { en: 'containers that the runtime cannot start', ko: '런타임이 시작하지 못하는 컨테이너' },
    cause: {
      en: 'container {container} cannot be started: {reason}[[, "{message}"]]',
      ko: '컨테이너 {container}을(를) 시작할 수 없습니다: {reason}[[, "{message}"]]',
    },
    steps: [DESCRIBE_POD, PREVIOUS_LOG],
  },
};
