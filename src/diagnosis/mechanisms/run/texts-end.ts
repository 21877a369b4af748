import type { Catalogue } from '../../kit/catalogue.js';
import { DESCRIBE_NODE, DESCRIBE_POD } from '../../kit/steps.js';

export const endTexts: Catalogue = {
  'run/evicted': {
    title: { en: 'evicted pods', ko: '축출된 파드' },
    cause: {
      en: 'pod {pod} was evicted[[ for {resource}]][[ at its limit of {limit}]][[, as node {shortNode} ran short of it]]: "{message}"',
      ko: '파드 {pod}이(가) 축출되었습니다(Evicted)[[: {resource}]][[, 한도 {limit}]][[, 노드 {shortNode}에서 부족]]: "{message}"',
    },
    steps: [
      DESCRIBE_POD,
      {
        kind: 'read',
        text: { en: 'Read the state of node {shortNode}', ko: '노드 {shortNode}의 상태를 확인하세요' },
        command: 'kubectl describe node {shortNode}',
      },
      {
        kind: 'change',
        text: {
          en: 'Let it write less, or raise its limit of {resource} above {limit}',
          ko: '쓰는 양을 줄이거나 {resource} 한도를 {limit}보다 높이세요',
        },
      },
    ],
  },
  'run/node-shutdown': {
    title: { en: 'pods that end with their node', ko: '노드 종료로 끝난 파드' },
    cause: {
      en: 'pod {pod} was terminated because node {node} was shutting down: "{message}"',
      ko: '노드 {node}이(가) 종료되면서 파드 {pod}이(가) 종료되었습니다(node shutdown): "{message}"',
    },
    steps: [DESCRIBE_NODE, DESCRIBE_POD],
  },
  'run/admission-rejected': {
    title: { en: 'pods that their node does not admit', ko: '노드가 받아들이지 않은 파드' },
    cause: {
      en: 'the kubelet of node {node} rejected pod {pod} ({reason})[[ for {resource}]][[: requested {requested}, used {used} of {capacity}]]: "{message}"',
      ko: '노드 {node}의 kubelet이 파드 {pod}을(를) 거부했습니다({reason})[[. {resource}]][[: 요청 {requested}, 사용 {used}/{capacity}]]: "{message}"',
    },
    steps: [
      DESCRIBE_NODE,
      {
        kind: 'read',
        text: {
          en: 'See what node {node} has of {resource}',
          ko: '노드 {node}의 {resource} 상태를 확인하세요',
        },
        command: "kubectl get node {node} -o jsonpath='{.status.allocatable}'",
      },
    ],
  },
  'run/stuck-terminating': {
    title: { en: 'pods that do not end', ko: '종료되지 않는 파드' },
    cause: {
      en: 'pod {pod} has been terminating since {deletedAt} and does not go[[: its finalizer {finalizers} is not removed]][[: its node {lostNode} does not answer]][[: "{message}"]]',
      ko: '파드 {pod}이(가) {deletedAt}부터 종료 중(Terminating)이나 사라지지 않습니다[[: finalizer {finalizers}이(가) 제거되지 않음]][[: 노드 {lostNode}이(가) 응답하지 않음]][[: "{message}"]]',
    },
    steps: [
      DESCRIBE_POD,
      {
        kind: 'read',
        text: {
          en: 'See whether the controller that owns finalizer {finalizers} runs, and read its log',
          ko: 'finalizer {finalizers}을(를) 처리하는 컨트롤러가 실행 중인지 확인하고 로그를 보세요',
        },
      },
      {
        kind: 'read',
        text: { en: 'Read the state of its node', ko: '노드의 상태를 확인하세요' },
        command: 'kubectl describe node {lostNode}',
      },
    ],
  },
  'run/resize-pending': {
    title: { en: 'resizes that do not come through', ko: '적용되지 않은 리사이즈' },
    cause: {
      en: 'the resize of pod {pod} is {resize}[[: container {container} still has a {resource} of {inForce} instead of {wanted}]][[, "{message}"]]',
      ko: '파드 {pod}의 리사이즈가 {resize} 상태입니다[[: 컨테이너 {container}의 {resource}은(는) {wanted} 대신 아직 {inForce}]][[, "{message}"]]',
    },
    steps: [
      DESCRIBE_NODE,
      {
        kind: 'change',
        text: {
          en: 'Make room on node {node} for {wanted}, or let the pod start on a node that has it',
          ko: '노드 {node}에 {wanted}만큼의 여유를 만들거나 여유 있는 노드에서 파드가 시작되게 하세요',
        },
      },
    ],
  },
};
