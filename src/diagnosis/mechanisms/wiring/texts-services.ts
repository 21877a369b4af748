import type { Catalogue, StepText } from '../../kit/catalogue.js';

const showService: StepText = {
  kind: 'read',
  text: { en: 'See the Service and its endpoints', ko: '서비스와 엔드포인트를 확인하세요' },
  command: 'kubectl -n {namespace} get service,endpointslices -l kubernetes.io/service-name={name} -o wide',
};

const labelsOfPods: StepText = {
  kind: 'read',
  text: { en: 'Compare with the labels of the pods', ko: '파드의 레이블과 비교하세요' },
  command: 'kubectl -n {namespace} get pods --show-labels',
};

export const serviceTexts: Catalogue = {
  'wiring/selector': {
    title: { en: 'Services whose selector matches no pod', ko: '셀렉터가 파드와 일치하지 않는 서비스' },
    cause: {
      en: 'its selector {selector} matches no pod: it wants {wanted}, the pods of {target} have {has}',
      ko: '셀렉터 {selector}와(과) 일치하는 파드가 없습니다: 서비스는 {wanted}을(를) 요구하지만 {target}의 파드는 {has}입니다',
    },
    steps: [
      labelsOfPods,
      {
        kind: 'change',
        text: {
          en: 'Bring selector and labels together: set {wanted} in the pod template of {target}, or correct the selector',
          ko: '셀렉터와 레이블을 맞추세요: {target}의 파드 템플릿에 {wanted}을(를) 설정하거나 셀렉터를 수정하세요',
        },
        command: 'kubectl -n {namespace} edit service {name}',
      },
    ],
  },
  'wiring/no-workload': {
    title: { en: 'Services without a workload', ko: '워크로드가 없는 서비스' },
    cause: {
      en: 'there is nothing behind it: its selector {selector} matches no pod and no workload, so the workload was deleted or never deployed',
      ko: '서비스 뒤에 아무것도 없습니다: 셀렉터 {selector}와(과) 일치하는 파드도 워크로드도 없으므로 워크로드가 삭제되었거나 배포되지 않았습니다',
    },
    steps: [
      {
        kind: 'read',
        text: { en: 'Look for what carried these labels', ko: '이 레이블을 가진 객체를 찾으세요' },
        command: 'kubectl -n {namespace} get deployments,statefulsets,daemonsets --show-labels',
      },
      {
        kind: 'change',
        text: {
          en: 'Deploy the workload again from its source, or remove the calls to {name}',
          ko: '워크로드를 원본에서 다시 배포하거나 {name} 호출을 제거하세요',
        },
      },
    ],
  },
  'wiring/scaled-to-zero': {
    title: { en: 'workloads scaled to zero', ko: '0으로 축소된 워크로드' },
    cause: {
      en: 'it is scaled to zero (0 replicas)[[ since {at}]][[, and {caller} calls it]]',
      ko: '레플리카가 0개로 축소되어 있습니다[[ ({at}부터)]][[. {caller}이(가) 호출합니다]]',
    },
    steps: [
      {
        kind: 'read',
        text: { en: 'See who scaled it', ko: '누가 축소했는지 확인하세요' },
        command: 'kubectl -n {namespace} get {workload} -o yaml --show-managed-fields',
      },
      {
        kind: 'change',
        text: {
          en: 'If nobody wants it down, scale it up',
          ko: '의도한 것이 아니라면 다시 늘리세요',
        },
        command: 'kubectl -n {namespace} scale {workload} --replicas=1',
      },
    ],
  },
  'wiring/target-port': {
    title: { en: 'Services with a target port without listener', ko: '수신 대기가 없는 대상 포트의 서비스' },
    cause: {
      en: 'its port {port} leads to target port {target}, on which its pods do not listen (they declare {declared}[[, and their log says that they listen on {listening}]])',
      ko: '포트 {port}의 대상 포트(targetPort) {target}에서 파드가 수신 대기하지 않습니다 (파드가 선언한 포트: {declared}[[, 로그에 따른 수신 포트: {listening}]])',
    },
    steps: [
      {
        kind: 'read',
        text: { en: 'See the ports of the Service', ko: '서비스의 포트를 확인하세요' },
        command: 'kubectl -n {namespace} get service {name} -o jsonpath="{.spec.ports}"',
      },
      {
        kind: 'change',
        text: {
          en: 'Set the target port to that of the container, for instance {right}',
          ko: '대상 포트를 컨테이너의 포트(예: {right})로 설정하세요',
        },
        command: 'kubectl -n {namespace} edit service {name}',
      },
    ],
  },
  'wiring/missing-service': {
    title: { en: 'Services that are called and do not exist', ko: '호출되지만 존재하지 않는 서비스' },
    cause: {
      en: 'the Service does not exist, and {caller} calls it[[ ({place})]][[; {running} runs without it]]',
      ko: '서비스가 존재하지 않는데 {caller}이(가) 호출합니다[[ ({place})]][[. {running}은(는) 서비스 없이 실행 중입니다]]',
    },
    steps: [
      {
        kind: 'read',
        text: { en: 'See which Services there are', ko: '어떤 서비스가 있는지 확인하세요' },
        command: 'kubectl -n {namespace} get services',
      },
      {
        kind: 'change',
        text: {
          en: 'Create Service {name} in namespace {namespace} again from its source, or correct the name where {caller} has it from',
          ko: '네임스페이스 {namespace}에 서비스 {name}을(를) 원본에서 다시 만들거나 {caller}이(가) 참조하는 이름을 수정하세요',
        },
      },
    ],
  },
  'wiring/selects-others': {
    title: {
      en: 'Services that pick pods of another workload',
      ko: '다른 워크로드의 파드를 선택하는 서비스',
    },
    cause: {
      en: 'its selector {selector} picks pods of {others}, not only those of {meant}',
      ko: '셀렉터 {selector}이(가) {meant} 외에 {others}의 파드도 선택합니다',
    },
    steps: [
      labelsOfPods,
      {
        kind: 'change',
        text: {
          en: 'Make the selector say what only the pods of {meant} have',
          ko: '{meant}의 파드에만 있는 레이블로 셀렉터를 수정하세요',
        },
        command: 'kubectl -n {namespace} edit service {name}',
      },
    ],
  },
  'wiring/endpoints': {
    title: { en: 'Services without a ready endpoint', ko: '준비된 엔드포인트가 없는 서비스' },
    cause: {
      en: 'none of its {total} endpoints is ready; its pods are those of {owners}',
      ko: '엔드포인트 {total}개 중 준비된 것이 없습니다. 파드는 {owners}의 것입니다',
    },
    steps: [showService],
  },
  'wiring/headless-port': {
    title: {
      en: 'headless Services asked for a port that they do not map',
      ko: '변환되지 않는 포트로 호출된 헤드리스 서비스',
    },
    cause: {
      en: 'it is headless and maps no ports: {caller} asks for port {port}, the pods listen on {target}',
      ko: '헤드리스 서비스는 포트를 변환하지 않습니다: {caller}은(는) 포트 {port}을(를) 요청하지만 파드는 {target}에서 수신합니다',
    },
    steps: [
      {
        kind: 'read',
        text: { en: 'See its ports', ko: '포트를 확인하세요' },
        command: 'kubectl -n {namespace} get service {name} -o yaml',
      },
      {
        kind: 'change',
        text: {
          en: 'Have {caller} call port {target}',
          ko: '{caller}이(가) 포트 {target}을(를) 호출하도록 수정하세요',
        },
      },
    ],
  },
  'wiring/external-name': {
    title: {
      en: 'Services that stand for a host that does not exist',
      ko: '존재하지 않는 호스트를 가리키는 서비스',
    },
    cause: {
      en: 'it is an ExternalName for {host}, which does not exist',
      ko: 'ExternalName {host}이(가) 존재하지 않습니다',
    },
    steps: [
      {
        kind: 'read',
        text: { en: 'See what it stands for', ko: '가리키는 호스트를 확인하세요' },
        command: 'kubectl -n {namespace} get service {name} -o wide',
      },
      {
        kind: 'change',
        text: { en: 'Correct its externalName {host}', ko: 'externalName {host}을(를) 수정하세요' },
        command: 'kubectl -n {namespace} edit service {name}',
      },
    ],
  },
  'wiring/load-balancer': {
    title: { en: 'load balancers without an address', ko: '주소를 받지 못한 로드 밸런서' },
    cause: {
      en: 'its load balancer gets no address: "{message}"',
      ko: '로드 밸런서 주소를 받지 못합니다: "{message}"',
    },
    steps: [
      {
        kind: 'read',
        text: {
          en: 'See its events, and which Services hold addresses',
          ko: '이벤트와 주소를 가진 서비스를 확인하세요',
        },
        command: 'kubectl get services --all-namespaces --field-selector spec.type=LoadBalancer',
      },
      {
        kind: 'change',
        text: {
          en: 'Give the pool more addresses, or free one that nobody needs',
          ko: '주소 풀을 늘리거나 쓰지 않는 주소를 반납하세요',
        },
      },
    ],
  },
  'wiring/local-traffic': {
    title: {
      en: 'Services with local traffic only and no endpoint on the node',
      ko: '노드에 엔드포인트가 없는 로컬 전용 서비스',
    },
    cause: {
      en: 'internalTrafficPolicy is Local and node {callerNode}, from which {caller} calls, has none of its endpoints (they are on {nodes})',
      ko: 'internalTrafficPolicy가 Local인데 {caller}이(가) 호출하는 노드 {callerNode}에는 엔드포인트가 없습니다 (엔드포인트: {nodes})',
    },
    steps: [
      showService,
      {
        kind: 'change',
        text: {
          en: 'Let it answer from other nodes (internalTrafficPolicy Cluster), or run a pod of it on {callerNode}',
          ko: '다른 노드에서도 응답하도록 internalTrafficPolicy를 Cluster로 바꾸거나 {callerNode}에 파드를 실행하세요',
        },
        command: 'kubectl -n {namespace} edit service {name}',
      },
    ],
  },
  'wiring/not-ready-addresses': {
    title: { en: 'Services that send to pods that are not ready', ko: '준비되지 않은 파드로 보내는 서비스' },
    cause: {
      en: 'publishNotReadyAddresses is true, so it sends traffic to pods that are not ready ({sick} of {total})',
      ko: 'publishNotReadyAddresses가 true여서 준비되지 않은 파드로도 트래픽을 보냅니다 ({total}개 중 {sick}개)',
    },
    steps: [showService],
  },
};
