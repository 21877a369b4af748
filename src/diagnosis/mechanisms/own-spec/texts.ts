import type { Catalogue, StepText } from '../../kit/catalogue.js';

const showConfig: StepText = {
  kind: 'read',
  text: { en: 'See what is in it and who wrote it', ko: '내용과 작성자를 확인하세요' },
  command: 'kubectl -n {namespace} get configmap {name} -o yaml --show-managed-fields',
};

const showWorkload: StepText = {
  kind: 'read',
  text: { en: 'See its environment', ko: '환경 변수를 확인하세요' },
  command: 'kubectl -n {namespace} set env {workload} --list',
};

export const ownSpecTexts: Catalogue = {
  'spec/unknown-host': {
    title: { en: 'configured hosts that do not exist', ko: '존재하지 않는 호스트 설정' },
    cause: {
      en: '{place} names host {host}, which no Service has[[; there is {near}]][[: "{line}"]]',
      ko: '{place}의 호스트 {host}에 해당하는 서비스가 없습니다[[. 비슷한 서비스: {near}]][[: "{line}"]]',
    },
    steps: [
      showWorkload,
      {
        kind: 'read',
        text: { en: 'See which Services there are', ko: '어떤 서비스가 있는지 확인하세요' },
        command: 'kubectl -n {namespace} get services',
      },
      {
        kind: 'change',
        text: { en: 'Correct {place}, probably to {near}', ko: '{place}을(를) 수정하세요 (아마 {near})' },
      },
    ],
  },
  'spec/unknown-port': {
    title: { en: 'configured ports that the Service does not have', ko: '서비스에 없는 포트 설정' },
    cause: {
      en: '{place} names port {port} of Service {service}, which has only port {has}',
      ko: '{place}이(가) 서비스 {service}의 포트 {port}을(를) 가리키지만 서비스의 포트는 {has}뿐입니다',
    },
    steps: [
      {
        kind: 'read',
        text: { en: 'See the ports of the Service', ko: '서비스의 포트를 확인하세요' },
        command: 'kubectl -n {namespace} get service {service}',
      },
      {
        kind: 'change',
        text: { en: 'Correct the port in {place}: {has}', ko: '{place}의 포트를 수정하세요: {has}' },
      },
    ],
  },
  'spec/unknown-database': {
    title: { en: 'configured databases that do not exist', ko: '존재하지 않는 데이터베이스 설정' },
    cause: {
      en: 'it asks for database {database}, which its server does not have[[ ({place})]]: "{line}"',
      ko: '서버에 없는 데이터베이스 {database}을(를) 요청합니다[[ ({place})]]: "{line}"',
    },
    steps: [
      showWorkload,
      {
        kind: 'change',
        text: {
          en: 'Correct the name in {place}, or create database {database}',
          ko: '{place}의 이름을 수정하거나 데이터베이스 {database}을(를) 만드세요',
        },
      },
    ],
  },
  'spec/duplicate-env': {
    title: { en: 'variables that are set twice', ko: '중복 설정된 환경 변수' },
    cause: {
      en: 'env {variable} of container {container} is set twice, and the later value "{last}" is in force, not "{first}": "{line}"',
      ko: '컨테이너 {container}의 env {variable}이(가) 두 번 설정되어 "{first}"이(가) 아닌 나중 값 "{last}"이(가) 적용됩니다: "{line}"',
    },
    steps: [
      showWorkload,
      {
        kind: 'change',
        text: { en: 'Leave {variable} only once', ko: '{variable}을(를) 한 번만 남기세요' },
        command: 'kubectl -n {namespace} edit {workload}',
      },
    ],
  },
  'spec/differs-from-siblings': {
    title: { en: 'addresses that differ from those of the siblings', ko: '다른 워크로드와 다른 주소 설정' },
    cause: {
      en: 'env {variable} is "{value}", while {siblings} have "{theirs}"',
      ko: 'env {variable}이(가) "{value}"이지만 {siblings}의 값은 "{theirs}"입니다',
    },
    steps: [
      showWorkload,
      {
        kind: 'change',
        text: {
          en: 'If {variable} means the same for all, set it to {theirs}',
          ko: '{variable}의 의미가 같다면 {theirs}(으)로 설정하세요',
        },
        command: 'kubectl -n {namespace} set env {workload} {variable}={theirs}',
      },
    ],
  },
  'spec/image-differs': {
    title: {
      en: 'image tags that differ from those of the siblings',
      ko: '다른 워크로드와 다른 이미지 태그',
    },
    cause: {
      en: 'it runs {repository}:{tag}, while {siblings} run well with {theirs}',
      ko: '{repository}:{tag}을(를) 실행하지만 {siblings}은(는) {theirs}(으)로 정상 동작합니다',
    },
    steps: [
      {
        kind: 'read',
        text: {
          en: 'See what differs between {tag} and {theirs}',
          ko: '{tag}와(과) {theirs}의 차이를 확인하세요',
        },
        command: 'kubectl -n {namespace} rollout history {workload}',
      },
    ],
  },
  'config/asked-key': {
    title: { en: 'ConfigMaps without a key that is asked for', ko: '필요한 키가 없는 컨피그맵' },
    cause: {
      en: 'it has no key {key}, which {asks} asks for[[ (it has {other})]]: "{line}"[[; last written at {at}]][[ by {by}]]',
      ko: '{asks}이(가) 요구하는 키 {key}이(가) 없습니다[[ ({other}은(는) 있음)]]: "{line}"[[. 마지막 변경 {at}]][[ ({by})]]',
    },
    steps: [
      showConfig,
      {
        kind: 'change',
        text: {
          en: 'Give it key {key} again, then restart its reader',
          ko: '키 {key}을(를) 다시 추가한 뒤 워크로드를 재시작하세요',
        },
        command: 'kubectl -n {namespace} edit configmap {name}',
      },
    ],
  },
  'spec/refused-value': {
    title: { en: 'variables that the program refuses', ko: '프로그램이 거부하는 환경 변수' },
    cause: {
      en: 'it does not accept its own env {variable}="{value}": "{line}"',
      ko: '자신의 env {variable}="{value}" 값을 거부합니다: "{line}"',
    },
    steps: [
      {
        kind: 'read',
        text: { en: 'See the log', ko: '로그를 확인하세요' },
        command: 'kubectl -n {namespace} logs {pod} --previous',
      },
      {
        kind: 'change',
        text: { en: 'Correct {variable}', ko: '{variable}을(를) 수정하세요' },
        command: 'kubectl -n {namespace} edit {workload}',
      },
    ],
  },
  'config/refused-value': {
    title: { en: 'ConfigMaps that the program refuses', ko: '프로그램이 거부하는 컨피그맵' },
    cause: {
      en: '{reader} does not accept {word} in its key {key}: "{line}"[[; last written at {at}]][[ by {by}]]',
      ko: '{reader}이(가) 키 {key}의 {word}을(를) 거부합니다: "{line}"[[. 마지막 변경 {at}]][[ ({by})]]',
    },
    steps: [
      showConfig,
      {
        kind: 'change',
        text: {
          en: 'Correct {word} in key {key}, then restart its reader',
          ko: '키 {key}의 {word}을(를) 수정한 뒤 워크로드를 재시작하세요',
        },
        command: 'kubectl -n {namespace} edit configmap {name}',
      },
    ],
  },
  'change/config': {
    title: { en: 'settings that were changed shortly before', ko: '직전에 변경된 설정' },
    cause: {
      en: 'it was written at {at}[[ by {by}]], and since then {reader} fails over its setting {setting}: "{line}"',
      ko: '{at}에 변경되었고[[ ({by})]] 그 이후 {reader}이(가) 설정 {setting} 때문에 실패합니다: "{line}"',
    },
    steps: [
      showConfig,
      {
        kind: 'change',
        text: {
          en: 'If {setting} is what changed, set it back',
          ko: '{setting}이(가) 변경된 값이라면 되돌리세요',
        },
        command: 'kubectl -n {namespace} edit configmap {name}',
      },
    ],
  },
  'change/flag': {
    title: { en: 'flags for failures that are on', ko: '켜진 장애 유발 플래그' },
    cause: {
      en: 'it was written at {at}[[ by {by}]] with flag {flag} on ({variant})[[, and {victim}, which the flag is named after, fails]][[, and {speaker} acts on it: "{line}"]]',
      ko: '{at}에 변경되었고[[ ({by})]] 플래그 {flag}이(가) 켜져({variant}) 있습니다[[. 해당 {victim}에서 오류가 발생합니다]][[. {speaker} 로그: "{line}"]]',
    },
    steps: [
      showConfig,
      {
        kind: 'change',
        text: { en: 'Turn flag {flag} off', ko: '플래그 {flag}을(를) 끄세요' },
        command: 'kubectl -n {namespace} edit configmap {name}',
      },
    ],
  },
  'spec/missing-right': {
    title: { en: 'service accounts that lack a right', ko: '권한이 없는 서비스 계정' },
    cause: {
      en: 'its service account {account} may not {verb} {resource} in {where}: "{message}"',
      ko: '서비스 계정 {account}에 {where}의 {resource}에 대한 {verb} 권한이 없습니다: "{message}"',
    },
    steps: [
      {
        kind: 'read',
        text: { en: 'Ask whether it may', ko: '권한이 있는지 확인하세요' },
        command: 'kubectl auth can-i {verb} {resource} {scope} --as={user}',
      },
      {
        kind: 'change',
        text: {
          en: 'If it should, grant {verb} on {resource} by a {binding} to service account {account} of namespace {home}',
          ko: '필요하다면 네임스페이스 {home}의 서비스 계정 {account}에 {binding}(으)로 {resource}의 {verb} 권한을 부여하세요',
        },
      },
    ],
  },
  'spec/dns-policy': {
    title: { en: 'DNS settings that pass by the cluster', ko: '클러스터 DNS를 거치지 않는 설정' },
    cause: {
      en: 'its pods do not ask cluster DNS ({setting}), so they do not find {host}, although Service {service} exists',
      ko: '파드가 클러스터 DNS를 사용하지 않아({setting}) 서비스 {service}이(가) 있는데도 {host}을(를) 찾지 못합니다',
    },
    steps: [
      {
        kind: 'read',
        text: { en: 'See what the pod asks', ko: '파드의 DNS 설정을 확인하세요' },
        command: 'kubectl -n {namespace} exec {pod} -- cat /etc/resolv.conf',
      },
      {
        kind: 'change',
        text: {
          en: 'Set dnsPolicy ClusterFirst (ClusterFirstWithHostNet on the host network), not {setting}',
          ko: '{setting} 대신 dnsPolicy를 ClusterFirst(호스트 네트워크라면 ClusterFirstWithHostNet)로 설정하세요',
        },
        command: 'kubectl -n {namespace} edit {workload}',
      },
    ],
  },
};
