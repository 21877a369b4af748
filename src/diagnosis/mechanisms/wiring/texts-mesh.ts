import type { Catalogue, StepText } from '../../kit/catalogue.js';

const show: StepText = {
  kind: 'read',
  text: { en: 'See it as it is in force', ko: '현재 설정을 확인하세요' },
  command: 'kubectl -n {namespace} get {kind} {name} -o yaml',
};

const edit = (en: string, ko: string): StepText => ({
  kind: 'change',
  text: { en, ko },
  command: 'kubectl -n {namespace} edit {kind} {name}',
});

export const meshTexts: Catalogue = {
  'mesh/missing-host': {
    title: {
      en: 'mesh routes to a host that does not exist',
      ko: '존재하지 않는 호스트로 향하는 메시 라우트',
    },
    cause: {
      en: 'it sends {share} % of its traffic to host {host}, which no Service has[[; there is {near}]]',
      ko: '트래픽의 {share}%를 해당 서비스가 없는 호스트 {host}(으)로 보냅니다[[. 비슷한 서비스: {near}]]',
    },
    steps: [
      show,
      edit('Send it to a host that exists, not {host}', '{host} 대신 존재하는 호스트로 보내세요'),
    ],
  },
  'mesh/missing-subset': {
    title: {
      en: 'mesh routes to a subset that does not exist',
      ko: '존재하지 않는 서브셋으로 향하는 메시 라우트',
    },
    cause: {
      en: 'it sends {share} % of the traffic of {host} to subset {subset}, which no DestinationRule has[[ ({rules} has {has})]]',
      ko: '{host} 트래픽의 {share}%를 DestinationRule에 없는 서브셋 {subset}(으)로 보냅니다[[ ({rules}의 서브셋: {has})]]',
    },
    steps: [
      show,
      edit(
        'Send to a subset that exists, or add subset {subset} to the DestinationRule',
        '존재하는 서브셋으로 보내거나 DestinationRule에 서브셋 {subset}을(를) 추가하세요',
      ),
    ],
  },
  'mesh/empty-subset': {
    title: { en: 'mesh subsets without pods', ko: '파드가 없는 메시 서브셋' },
    cause: {
      en: 'it sends {share} % of the traffic of {host} to subset {subset}, whose labels {labels} no pod has (DestinationRule {rules})',
      ko: '{host} 트래픽의 {share}%를 서브셋 {subset}(으)로 보내지만 레이블 {labels}을(를) 가진 파드가 없습니다 (DestinationRule {rules})',
    },
    steps: [
      show,
      edit(
        'Take {subset} out of the route until it has pods',
        '파드가 생길 때까지 {subset}을(를) 라우트에서 빼세요',
      ),
    ],
  },
  'mesh/fault-injection': {
    title: { en: 'faults that the mesh injects', ko: '메시가 주입하는 장애' },
    cause: {
      en: 'fault injection is on for {hosts}: {fault}',
      ko: '{hosts}에 장애 주입이 켜져 있습니다: {fault}',
    },
    steps: [
      show,
      edit(
        'If the test is over, remove the fault from {name}',
        '테스트가 끝났다면 {name}에서 fault를 제거하세요',
      ),
    ],
  },
  'mesh/no-weight': {
    title: { en: 'mesh routes that send nothing anywhere', ko: '가중치가 모두 0인 메시 라우트' },
    cause: {
      en: 'every destination of a route has weight 0 ({hosts}), so its traffic goes nowhere',
      ko: '라우트의 모든 대상({hosts})의 가중치가 0이어서 트래픽이 갈 곳이 없습니다',
    },
    steps: [show, edit('Give one of {hosts} a weight', '{hosts} 중 하나에 가중치를 설정하세요')],
  },
  'mesh/mtls': {
    title: { en: 'mutual TLS that a caller does not speak', ko: '호출자가 지원하지 않는 상호 TLS' },
    cause: {
      en: 'it demands mutual TLS (STRICT) for {callee}, and {caller} does not speak it: {why}',
      ko: '{callee}에 상호 TLS(STRICT)를 요구하지만 {caller}은(는) 이를 사용하지 않습니다: {why}',
    },
    steps: [
      show,
      {
        kind: 'read',
        text: {
          en: 'See whether the pods of {caller} have a sidecar',
          ko: '{caller}의 파드에 사이드카가 있는지 확인하세요',
        },
        command: 'kubectl -n {namespace} get pods -o jsonpath="{.items[*].spec.containers[*].name}"',
      },
    ],
  },
  'mesh/authorization': {
    title: { en: 'mesh policies that deny a caller', ko: '호출자를 거부하는 메시 정책' },
    cause: {
      en: 'the authorization policy (action {action}) denies {caller} access to {callee}',
      ko: '인가 정책(action {action})이 {caller}의 {callee} 접근을 거부합니다',
    },
    steps: [
      show,
      edit(
        'If {caller} may call {callee}, admit service account {account}',
        '{caller}의 {callee} 호출이 허용된다면 서비스 계정 {account}을(를) 허용하세요',
      ),
    ],
  },
  'platform/dns': {
    title: { en: 'cluster DNS that does not run', ko: '동작하지 않는 클러스터 DNS' },
    cause: {
      en: 'cluster DNS is down: {up} of {total} pods are ready ({state})[[: "{line}"]]',
      ko: '클러스터 DNS가 동작하지 않습니다: 파드 {total}개 중 {up}개 준비됨 ({state})[[: "{line}"]]',
    },
    steps: [
      {
        kind: 'read',
        text: { en: 'See why it ends', ko: '종료 원인을 확인하세요' },
        command: 'kubectl -n {namespace} logs {pod} -c {container} --previous',
      },
      {
        kind: 'read',
        text: { en: 'See its Corefile', ko: 'Corefile을 확인하세요' },
        command: 'kubectl -n {namespace} get configmap coredns -o yaml',
      },
    ],
  },
  'platform/dns-config': {
    title: { en: 'a Corefile that hides names', ko: '이름을 가리는 Corefile' },
    cause: {
      en: 'its Corefile keeps names of Services from being found: "{rule}"[[ ({zones})]]',
      ko: 'Corefile 때문에 서비스 이름을 찾을 수 없습니다: "{rule}"[[ ({zones})]]',
    },
    steps: [
      {
        kind: 'read',
        text: { en: 'See the Corefile, and who changed it', ko: 'Corefile과 변경한 주체를 확인하세요' },
        command: 'kubectl -n {namespace} get configmap {name} -o yaml --show-managed-fields',
      },
      {
        kind: 'change',
        text: { en: 'Take "{rule}" out of the Corefile', ko: 'Corefile에서 "{rule}"을(를) 제거하세요' },
        command: 'kubectl -n {namespace} edit configmap {name}',
      },
    ],
  },
};
