import type { Catalogue, StepText } from '../../kit/catalogue.js';

const showIngress: StepText = {
  kind: 'read',
  text: { en: 'See its rules', ko: '규칙을 확인하세요' },
  command: 'kubectl -n {namespace} describe ingress {name}',
};

const editIngress: StepText = {
  kind: 'change',
  text: { en: 'Correct the backend of {route}', ko: '{route}의 백엔드를 수정하세요' },
  command: 'kubectl -n {namespace} edit ingress {name}',
};

const showRoute: StepText = {
  kind: 'read',
  text: { en: 'See the route and its conditions', ko: '라우트와 상태 조건을 확인하세요' },
  command: 'kubectl -n {namespace} get {kind} {name} -o yaml',
};

const editRoute: StepText = {
  kind: 'change',
  text: { en: 'Correct the backend of {path}', ko: '{path}의 백엔드를 수정하세요' },
  command: 'kubectl -n {namespace} edit {kind} {name}',
};

export const routeTexts: Catalogue = {
  'wiring/ingress-service': {
    title: { en: 'Ingresses to a Service that does not exist', ko: '존재하지 않는 서비스로 향하는 인그레스' },
    cause: {
      en: 'it sends {route} to Service {service}, which does not exist[[; there is {near}]]',
      ko: '{route}을(를) 존재하지 않는 서비스 {service}(으)로 보냅니다[[. 비슷한 서비스: {near}]]',
    },
    steps: [showIngress, editIngress],
  },
  'wiring/ingress-port': {
    title: {
      en: 'Ingresses to a port that the Service does not have',
      ko: '서비스에 없는 포트로 향하는 인그레스',
    },
    cause: {
      en: 'it sends {route} to port {port} of Service {service}, which has only port {has}',
      ko: '{route}을(를) 서비스 {service}의 포트 {port}(으)로 보내지만 서비스의 포트는 {has}뿐입니다',
    },
    steps: [showIngress, editIngress],
  },
  'wiring/ingress-path': {
    title: {
      en: 'Ingress paths that go to another Service than their name says',
      ko: '이름과 다른 서비스로 향하는 인그레스 경로',
    },
    cause: {
      en: 'it routes {route} to Service {service}, although there is a Service {meant} (written at {at})',
      ko: '서비스 {meant}이(가) 있는데도 {route}을(를) 서비스 {service}(으)로 보냅니다 (변경 시각 {at})',
    },
    steps: [
      showIngress,
      {
        kind: 'change',
        text: {
          en: 'If {path} belongs to {meant}, send it there',
          ko: '{path}이(가) {meant}의 경로라면 그쪽으로 보내세요',
        },
        command: 'kubectl -n {namespace} edit ingress {name}',
      },
    ],
  },
  'wiring/ingress-class': {
    title: { en: 'Ingresses of a class that does not exist', ko: '존재하지 않는 클래스의 인그레스' },
    cause: {
      en: 'no controller takes it up: its ingress class ({class}) does not exist[[; the cluster has {there}]]',
      ko: '처리하는 컨트롤러가 없습니다: 인그레스 클래스({class})가 존재하지 않습니다[[. 클러스터의 클래스: {there}]]',
    },
    steps: [
      {
        kind: 'read',
        text: { en: 'See which classes there are', ko: '어떤 클래스가 있는지 확인하세요' },
        command: 'kubectl get ingressclasses',
      },
      {
        kind: 'change',
        text: {
          en: 'Set its class to one that exists ({there})',
          ko: '존재하는 클래스({there})로 설정하세요',
        },
        command: 'kubectl -n {namespace} edit ingress {name}',
      },
    ],
  },
  'wiring/ingress-tls': {
    title: { en: 'Ingresses whose TLS Secret is missing', ko: 'TLS 시크릿이 없는 인그레스' },
    cause: {
      en: 'its controller does not find TLS Secret {secret}[[ of {hosts}]]: "{message}"',
      ko: '컨트롤러가 TLS 시크릿 {secret}[[ ({hosts})]]을(를) 찾지 못합니다: "{message}"',
    },
    steps: [
      {
        kind: 'read',
        text: {
          en: 'See whether the Secret is there, and whether a Certificate makes it',
          ko: '시크릿과 이를 만드는 Certificate가 있는지 확인하세요',
        },
        command: 'kubectl -n {namespace} get secret,certificate',
      },
    ],
  },
  'wiring/ingress-tls-name': {
    title: {
      en: 'Ingresses that name another TLS Secret than their Certificate fills',
      ko: 'Certificate가 채우는 것과 다른 TLS 시크릿을 쓰는 인그레스',
    },
    cause: {
      en: 'it serves[[ {hosts} with]] TLS Secret {secret}, which no Certificate fills; Certificate {certificate} for this host fills {filled}',
      ko: '어떤 Certificate도 채우지 않는 TLS 시크릿 {secret}을(를)[[ {hosts}에]] 사용합니다. 이 호스트의 Certificate {certificate}은(는) {filled}을(를) 채웁니다',
    },
    steps: [
      {
        kind: 'read',
        text: { en: 'See which of the two Secrets is there', ko: '두 시크릿 중 어느 것이 있는지 확인하세요' },
        command: 'kubectl -n {namespace} get secret {secret} {filled}',
      },
      {
        kind: 'change',
        text: {
          en: 'Name the Secret that is filled: {filled}',
          ko: '채워지는 시크릿({filled})을 지정하세요',
        },
        command: 'kubectl -n {namespace} edit ingress {name}',
      },
    ],
  },
  'wiring/ingress-tls-unmade': {
    title: {
      en: 'Ingresses that name a TLS Secret which no Certificate fills',
      ko: '어떤 Certificate도 채우지 않는 TLS 시크릿을 쓰는 인그레스',
    },
    cause: {
      en: 'it was given TLS Secret {secret}[[ for {hosts}]], which no Certificate of its namespace fills: it may be missing (Secrets are not read)',
      ko: 'TLS 시크릿 {secret}[[ ({hosts})]]이(가) 지정되었지만 네임스페이스의 어떤 Certificate도 채우지 않아 시크릿이 없을 수 있습니다(시크릿은 읽지 않음)',
    },
    steps: [
      {
        kind: 'read',
        text: { en: 'See whether the Secret is there', ko: '시크릿이 있는지 확인하세요' },
        command: 'kubectl -n {namespace} get secret {secret}',
      },
    ],
  },
  'wiring/route-service': {
    title: { en: 'routes to a Service that does not exist', ko: '존재하지 않는 서비스로 향하는 라우트' },
    cause: {
      en: 'it sends {path} to Service {service}, which does not exist[[; there is {near}]]',
      ko: '{path}을(를) 존재하지 않는 서비스 {service}(으)로 보냅니다[[. 비슷한 서비스: {near}]]',
    },
    steps: [showRoute, editRoute],
  },
  'wiring/route-port': {
    title: {
      en: 'routes to a port that the Service does not have',
      ko: '서비스에 없는 포트로 향하는 라우트',
    },
    cause: {
      en: 'it sends {path} to port {port} of Service {service}, which has only port {has}',
      ko: '{path}을(를) 서비스 {service}의 포트 {port}(으)로 보내지만 서비스의 포트는 {has}뿐입니다',
    },
    steps: [showRoute, editRoute],
  },
  'wiring/route-refused': {
    title: { en: 'routes that no gateway takes up', ko: '게이트웨이가 받아들이지 않는 라우트' },
    cause: {
      en: 'it is not in force at {what}: {condition} is False, {reason}[[: "{message}"]]',
      ko: '{what}에 적용되지 않습니다: {condition}이(가) False, {reason}[[: "{message}"]]',
    },
    steps: [showRoute],
  },
  'wiring/gateway': {
    title: { en: 'Gateways that are not programmed', ko: '적용되지 않은 게이트웨이' },
    cause: {
      en: '{what} is not in force: {condition} is False, {reason}[[: "{message}"]]',
      ko: '{what}이(가) 적용되지 않았습니다: {condition}이(가) False, {reason}[[: "{message}"]]',
    },
    steps: [
      {
        kind: 'read',
        text: { en: 'See its conditions', ko: '상태 조건을 확인하세요' },
        command: 'kubectl -n {namespace} describe gateway {name}',
      },
    ],
  },
};
