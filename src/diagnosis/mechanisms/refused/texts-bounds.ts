import type { Catalogue } from '../../kit/catalogue.js';

export const boundTexts: Catalogue = {
  'refused/quota': {
    title: { en: 'pods refused because a quota is used up', ko: '쿼터가 소진되어 거부된 파드' },
    cause: {
      en: 'its pods are refused: quota {quota} is used up ({use}; a pod more asks for {more})',
      ko: '파드 생성이 거부됩니다: 쿼터 {quota}이(가) 소진되었습니다({use}; 추가 파드 요청량 {more})',
    },
    steps: [
      {
        kind: 'read',
        text: { en: 'See what the quota counts', ko: '쿼터 사용량을 확인하세요' },
        command: 'kubectl -n {namespace} describe resourcequota {quota}',
      },
      {
        kind: 'read',
        text: { en: 'See who uses it', ko: '누가 사용하는지 확인하세요' },
        command: 'kubectl -n {namespace} get pods --sort-by=.metadata.creationTimestamp',
      },
      {
        kind: 'change',
        text: {
          en: 'Free what is not needed, lower the requests, or raise quota {quota} by at least {more}',
          ko: '불필요한 사용을 줄이거나 requests를 낮추거나, 쿼터 {quota}를 최소 {more}만큼 늘리세요',
        },
      },
    ],
  },
  'refused/quota-full': {
    title: { en: 'quotas that are used up', ko: '소진된 쿼터' },
    cause: {
      en: 'it is used up, or almost: {use}',
      ko: '쿼터가 (거의) 소진되었습니다: {use}',
    },
    steps: [
      {
        kind: 'read',
        text: { en: 'See what the quota counts', ko: '쿼터 사용량을 확인하세요' },
        command: 'kubectl -n {namespace} describe resourcequota {name}',
      },
      {
        kind: 'read',
        text: { en: 'See who uses it', ko: '누가 사용하는지 확인하세요' },
        command: 'kubectl -n {namespace} get pods --sort-by=.metadata.creationTimestamp',
      },
      {
        kind: 'change',
        text: {
          en: 'Free what is not needed, or raise the quota, before something is refused',
          ko: '파드 생성이 거부되기 전에 불필요한 사용을 줄이거나 쿼터를 늘리세요',
        },
      },
    ],
  },
  'refused/quota-demands': {
    title: {
      en: 'pods refused because a quota demands requests or limits',
      ko: '쿼터가 요구하는 requests/limits가 없어 거부된 파드',
    },
    cause: {
      en: 'its pods are refused: quota {quota} demands that they set {missing}',
      ko: '파드 생성이 거부됩니다: 쿼터 {quota}이(가) {missing} 설정을 요구합니다',
    },
    steps: [
      {
        kind: 'read',
        text: { en: 'See what the quota counts', ko: '쿼터 내용을 확인하세요' },
        command: 'kubectl -n {namespace} describe resourcequota {quota}',
      },
      {
        kind: 'change',
        text: {
          en: 'Set {missing} in the pod template, or give the namespace a LimitRange with defaults',
          ko: '파드 템플릿에 {missing}을(를) 설정하거나 기본값을 주는 LimitRange를 네임스페이스에 추가하세요',
        },
      },
    ],
  },
  'refused/limit-range': {
    title: { en: 'pods refused by a limit range', ko: 'LimitRange가 거부한 파드' },
    cause: {
      en: 'its pods are refused by the limit range[[ {range}]] of the namespace: {limit}',
      ko: '네임스페이스의 LimitRange[[ {range}]]가 파드를 거부합니다: {limit}',
    },
    steps: [
      {
        kind: 'read',
        text: { en: 'Compare it with what the containers ask for', ko: '컨테이너의 요청값과 비교하세요' },
        command: 'kubectl -n {namespace} describe limitrange',
      },
      {
        kind: 'change',
        text: {
          en: 'Bring requests and limits of the pod template within the range, or change limit range {range}',
          ko: '파드 템플릿의 requests와 limits를 범위 안으로 맞추거나 LimitRange {range}를 변경하세요',
        },
      },
    ],
  },
  'refused/pod-security': {
    title: { en: 'pods refused by PodSecurity', ko: 'PodSecurity가 거부한 파드' },
    cause: {
      en: 'its pods are refused: they violate the PodSecurity level {level} of the namespace: {fields}',
      ko: '파드 생성이 거부됩니다: 네임스페이스의 PodSecurity 수준 {level} 위반: {fields}',
    },
    steps: [
      {
        kind: 'read',
        text: { en: 'See the level of the namespace', ko: '네임스페이스의 수준을 확인하세요' },
        command: 'kubectl get namespace {namespace} --show-labels',
      },
      {
        kind: 'change',
        text: {
          en: 'Set in the pod template what the level {level} demands: {fields}',
          ko: '수준 {level}이(가) 요구하는 값을 파드 템플릿에 설정하세요: {fields}',
        },
      },
    ],
  },
  'refused/webhook': {
    title: {
      en: 'pods refused because an admission webhook cannot be asked',
      ko: '어드미션 웹훅에 물을 수 없어 거부된 파드',
    },
    cause: {
      en: 'its pods are refused: the admission webhook {webhook}[[ (Service {service} in namespace {place})]] cannot be asked: {why}',
      ko: '파드 생성이 거부됩니다: 어드미션 웹훅 {webhook}[[(네임스페이스 {place}의 Service {service})]] 호출 실패: {why}',
    },
    steps: [
      {
        kind: 'read',
        text: {
          en: 'See whether the backend of the webhook is up',
          ko: '웹훅 백엔드가 살아 있는지 확인하세요',
        },
        command: 'kubectl -n {place} get endpointslices,pods -l kubernetes.io/service-name={service}',
      },
      {
        kind: 'read',
        text: { en: 'Find the configuration of the webhook', ko: '웹훅 설정을 찾으세요' },
        command: 'kubectl get validatingwebhookconfigurations,mutatingwebhookconfigurations',
      },
      {
        kind: 'change',
        text: {
          en: 'Bring Service {service} of namespace {place} back',
          ko: '네임스페이스 {place}의 Service {service}를 복구하세요',
        },
      },
    ],
  },
  'refused/webhook-denied': {
    title: {
      en: 'pods refused by an admission webhook or policy',
      ko: '어드미션 웹훅이나 정책이 거부한 파드',
    },
    cause: { en: 'its pods are refused by {who}: {said}', ko: '{who}이(가) 파드를 거부합니다: {said}' },
    steps: [
      {
        kind: 'read',
        text: { en: 'Read the refusals', ko: '거부 이벤트를 확인하세요' },
        command: 'kubectl -n {namespace} get events --field-selector reason=FailedCreate',
      },
      {
        kind: 'change',
        text: {
          en: 'Change the pod template so that {who} lets it pass: {said}',
          ko: '{who}의 요구에 맞게 파드 템플릿을 수정하세요: {said}',
        },
      },
    ],
  },
};
