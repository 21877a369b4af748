import type { Catalogue, StepText } from '../../kit/catalogue.js';

const showPolicy: StepText = {
  kind: 'read',
  text: { en: 'See what the policy admits', ko: '정책이 허용하는 것을 확인하세요' },
  command: 'kubectl -n {namespace} describe networkpolicy {name}',
};

export const policyTexts: Catalogue = {
  'wiring/network-policy': {
    title: {
      en: 'network policies that block the callers of a workload',
      ko: '호출자를 차단하는 네트워크 정책',
    },
    cause: {
      en: 'the network policy blocks {caller}: no ingress rule of it admits {caller} to the pods of {target}[[ on port {port}]][[ (written at {at})]]',
      ko: '네트워크 정책이 {caller}을(를) 차단합니다: {target}의 파드[[ 포트 {port}]]에 {caller}을(를) 허용하는 ingress 규칙이 없습니다[[ (작성 시각 {at})]]',
    },
    steps: [
      showPolicy,
      {
        kind: 'change',
        text: {
          en: 'If {caller} may call {callee}, add an ingress rule from pods with {labels} in namespace {callerNamespace}',
          ko: '{caller}의 {callee} 호출이 허용된다면 네임스페이스 {callerNamespace}의 {labels} 파드에서 오는 ingress 규칙을 추가하세요',
        },
        command: 'kubectl -n {namespace} edit networkpolicy {name}',
      },
    ],
  },
  'wiring/network-policy-egress': {
    title: {
      en: 'network policies that keep a workload from whom it calls',
      ko: '호출 대상으로의 접근을 막는 네트워크 정책',
    },
    cause: {
      en: 'the network policy blocks {caller} from calling {callee}: no egress rule of it allows the pods of {target}[[ on port {port}]][[ (written at {at})]]',
      ko: '네트워크 정책이 {caller}의 {callee} 호출을 차단합니다: {target}의 파드[[ 포트 {port}]]로 나가는 egress 규칙이 없습니다[[ (작성 시각 {at})]]',
    },
    steps: [
      showPolicy,
      {
        kind: 'change',
        text: {
          en: 'If {caller} may call {callee}, add an egress rule to pods with {labels}',
          ko: '{caller}의 {callee} 호출이 허용된다면 {labels} 파드로 나가는 egress 규칙을 추가하세요',
        },
        command: 'kubectl -n {namespace} edit networkpolicy {name}',
      },
    ],
  },
  'wiring/network-policy-nobody': {
    title: { en: 'network policies that admit nobody', ko: '아무도 허용하지 않는 네트워크 정책' },
    cause: {
      en: 'the network policy denies all traffic to the pods of {target}: it has no ingress rule (written at {at})',
      ko: '네트워크 정책에 ingress 규칙이 없어 {target}의 파드로 오는 모든 트래픽을 거부합니다 (작성 시각 {at})',
    },
    steps: [
      showPolicy,
      {
        kind: 'change',
        text: {
          en: 'If somebody may call {target}, add an ingress rule for them',
          ko: '{target}을(를) 호출해야 하는 쪽이 있다면 ingress 규칙을 추가하세요',
        },
        command: 'kubectl -n {namespace} edit networkpolicy {name}',
      },
    ],
  },
  'wiring/network-policy-outside': {
    title: {
      en: 'network policies that keep a workload from DNS or hosts outside',
      ko: 'DNS나 외부 호스트를 막는 네트워크 정책',
    },
    cause: {
      en: 'the network policy has no egress rule by which {caller} may reach {host}[[ (written at {at})]]',
      ko: '네트워크 정책에 {caller}이(가) {host}에 접근할 수 있는 egress 규칙이 없습니다[[ (작성 시각 {at})]]',
    },
    steps: [
      showPolicy,
      {
        kind: 'change',
        text: {
          en: 'If {caller} needs it, add an egress rule for {host}',
          ko: '필요한 접근이라면 {host}에 대한 egress 규칙을 추가하세요',
        },
        command: 'kubectl -n {namespace} edit networkpolicy {name}',
      },
    ],
  },
};
