import type { Catalogue } from '../../kit/catalogue.js';

export const missingTexts: Catalogue = {
  'refused/service-account': {
    title: {
      en: 'pods refused for a missing service account',
      ko: '없는 서비스 어카운트 때문에 거부된 파드',
    },
    cause: {
      en: 'its pods are refused: service account {account} does not exist in namespace {namespace}',
      ko: '파드 생성이 거부됩니다: 네임스페이스 {namespace}에 서비스 어카운트 {account}이(가) 없습니다',
    },
    steps: [
      {
        kind: 'read',
        text: { en: 'See which accounts there are', ko: '어떤 서비스 어카운트가 있는지 확인하세요' },
        command: 'kubectl -n {namespace} get serviceaccounts',
      },
      {
        kind: 'change',
        text: {
          en: 'Create service account {account}, or correct serviceAccountName in the pod template',
          ko: '서비스 어카운트 {account}를 만들거나 파드 템플릿의 serviceAccountName을 바로잡으세요',
        },
      },
    ],
  },
  'refused/priority-class': {
    title: { en: 'pods refused for a missing priority class', ko: '없는 PriorityClass 때문에 거부된 파드' },
    cause: {
      en: 'its pods are refused: there is no PriorityClass {class}',
      ko: '파드 생성이 거부됩니다: PriorityClass {class}이(가) 없습니다',
    },
    steps: [
      {
        kind: 'read',
        text: { en: 'See which there are', ko: '어떤 것이 있는지 확인하세요' },
        command: 'kubectl get priorityclasses',
      },
      {
        kind: 'change',
        text: {
          en: 'Create PriorityClass {class}, or correct priorityClassName in the pod template',
          ko: 'PriorityClass {class}를 만들거나 파드 템플릿의 priorityClassName을 바로잡으세요',
        },
      },
    ],
  },
  'refused/runtime-class': {
    title: { en: 'pods refused for a missing runtime class', ko: '없는 RuntimeClass 때문에 거부된 파드' },
    cause: {
      en: 'its pods are refused: there is no RuntimeClass {class}',
      ko: '파드 생성이 거부됩니다: RuntimeClass {class}이(가) 없습니다',
    },
    steps: [
      {
        kind: 'read',
        text: { en: 'See which there are', ko: '어떤 것이 있는지 확인하세요' },
        command: 'kubectl get runtimeclasses',
      },
      {
        kind: 'change',
        text: {
          en: 'Create RuntimeClass {class}, or correct runtimeClassName in the pod template',
          ko: 'RuntimeClass {class}를 만들거나 파드 템플릿의 runtimeClassName을 바로잡으세요',
        },
      },
    ],
  },
  'refused/invalid-spec': {
    title: { en: 'pods refused because their spec is invalid', ko: '스펙이 잘못되어 거부된 파드' },
    cause: {
      en: 'its pods are refused as invalid: {what}',
      ko: '파드 스펙이 유효하지 않아 거부됩니다: {what}',
    },
    steps: [
      {
        kind: 'read',
        text: { en: 'Read the refusals', ko: '거부 이벤트를 확인하세요' },
        command: 'kubectl -n {namespace} get events --field-selector reason=FailedCreate',
      },
      {
        kind: 'change',
        text: {
          en: 'Correct in the pod template what is named: {what}',
          ko: '지적된 항목을 파드 템플릿에서 수정하세요: {what}',
        },
      },
    ],
  },
  'refused/namespace-ending': {
    title: {
      en: 'pods refused because their namespace is being deleted',
      ko: '네임스페이스 삭제 중이어서 거부된 파드',
    },
    cause: {
      en: 'its pods are refused: namespace {ending} is being deleted',
      ko: '파드 생성이 거부됩니다: 네임스페이스 {ending}이(가) 삭제되는 중입니다',
    },
    steps: [
      {
        kind: 'read',
        text: { en: 'See what the deletion waits for', ko: '삭제가 무엇을 기다리는지 확인하세요' },
        command: 'kubectl get namespace {ending} -o yaml',
      },
    ],
  },
  'refused/other': {
    title: { en: 'pods that the API server refuses', ko: 'API 서버가 거부한 파드' },
    cause: { en: 'its pods are refused: {message}', ko: '파드 생성이 거부됩니다: {message}' },
    steps: [
      {
        kind: 'read',
        text: { en: 'Read the refusals', ko: '거부 이벤트를 확인하세요' },
        command: 'kubectl -n {namespace} get events --field-selector reason=FailedCreate',
      },
    ],
  },
  'refused/disrupted': {
    title: { en: 'pods that Kubernetes took away', ko: 'Kubernetes가 내보낸 파드' },
    cause: {
      en: 'pod {gone} was taken away by Kubernetes ({by}): {said}',
      ko: '파드 {gone}이(가) Kubernetes에 의해 제거되었습니다({by}): {said}',
    },
    steps: [
      {
        kind: 'read',
        text: {
          en: 'See whether its node is being drained or tainted',
          ko: '노드가 drain되거나 taint가 걸렸는지 확인하세요',
        },
        command: 'kubectl get nodes -o custom-columns=NAME:.metadata.name,TAINTS:.spec.taints',
      },
    ],
  },
  'refused/by-kubelet': {
    title: { en: 'pods that the kubelet of their node refused', ko: '노드의 kubelet이 거부한 파드' },
    cause: {
      en: 'pod {refused} was refused by the kubelet[[ of node {node}]] ({reason}): {said}',
      ko: '[[노드 {node}의 ]]kubelet이 파드 {refused}을(를) 거부했습니다({reason}): {said}',
    },
    steps: [
      {
        kind: 'read',
        text: { en: 'See what the node has and holds', ko: '노드의 자원과 파드를 확인하세요' },
        command: 'kubectl describe node {node}',
      },
    ],
  },
};
