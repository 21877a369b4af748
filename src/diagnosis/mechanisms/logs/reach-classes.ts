import { errorClass, type ErrorClass } from './error-class.js';

const NAMES_OTHERS = {
  en: 'See whether it runs, is ready and may be talked to',
  ko: '대상이 실행 중이고 준비되었으며 통신이 허용되는지 확인하세요',
} as const;

/** That something else does not answer: a symptom, whose cause lies with whom the line names or on the way there. */
export const REACH_CLASSES: readonly ErrorClass[] = [
  errorClass({
    id: 'unresolved-name',
    side: 'reach',
    patterns: [
      /no such host|\bENOTFOUND\b|\bEAI_AGAIN\b|name or service not known|failure in name resolution|nodename nor servname|UnknownHostException|\bNXDOMAIN\b|could not resolve host|couldn't resolve host|bad address '|name does not resolve|server misbehaving|failed to lookup address|php_network_getaddresses|host not found in upstream|lookup [\w.-]{1,253} on [\d.:]{7,60}: |dns (?:resolution|error)/i,
    ],
    title: { en: 'names that do not resolve', ko: '해석되지 않는 이름' },
    means: { en: 'a name does not resolve[[: {peer}]]', ko: '이름을 해석할 수 없습니다[[: {peer}]]' },
    advice: {
      en: 'See whether the name is right, its Service exists and the cluster’s DNS answers',
      ko: '이름이 맞는지, Service가 있는지, 클러스터 DNS가 응답하는지 확인하세요',
    },
  }),
  errorClass({
    id: 'refused',
    side: 'reach',
    patterns: [
      /connection refused|\bECONNREFUSED\b|ConnectionRefused|refused connection|actively refused it/i,
    ],
    title: { en: 'connections that are refused', ko: '거부된 연결' },
    means: { en: 'connections[[ to {peer}]] are refused', ko: '연결이 거부됩니다[[ (대상: {peer})]]' },
    advice: NAMES_OTHERS,
  }),
  errorClass({
    id: 'rate-limited',
    side: 'reach',
    patterns: [
      /\b429\b|too many requests|rate ?limit(?:ed|s|ing)? ?(?:exceeded|reached|error)?\b|ThrottlingException|\bthrottled\b|(?:RESOURCE_EXHAUSTED|ResourceExhausted)(?!.{0,80}larger than max)|\bSlowDown\b|RequestLimitExceeded/i,
    ],
    title: { en: 'requests over a rate limit', ko: '요청 제한 초과' },
    means: {
      en: 'it is over the rate limit[[ of {peer}]]',
      ko: '요청 제한을 초과했습니다[[ (대상: {peer})]]',
    },
    advice: {
      en: 'Compare how much it asks for with the limit, and with an hour ago',
      ko: '요청량을 제한 및 한 시간 전과 비교하세요',
    },
  }),
  errorClass({
    id: 'no-endpoint',
    side: 'reach',
    patterns: [
      /no healthy upstream|no live upstreams|upstream connect error|no available server|no server is available|NoNodeAvailable|no endpoints? available|\b503 service unavailable\b|503 (?:UF|UH|UO|NR|NC)\b|connections to all backends failing|circuit ?breaker.{0,40}\bopen\b|CallNotPermittedException|server ?selection ?(?:timeout|error)|ServerSelectionTimeoutError/i,
    ],
    title: { en: 'callees without an endpoint', ko: '엔드포인트가 없는 대상' },
    means: { en: 'nothing answers[[ for {peer}]]', ko: '응답하는 대상이 없습니다[[ (대상: {peer})]]' },
    advice: NAMES_OTHERS,
  }),
  errorClass({
    id: 'no-route',
    side: 'reach',
    patterns: [
      /no route to host|\bEHOSTUNREACH\b|network is unreachable|\bENETUNREACH\b|host is unreachable/i,
    ],
    title: { en: 'hosts without a route', ko: '경로가 없는 호스트' },
    means: { en: 'there is no route[[ to {peer}]]', ko: '경로가 없습니다[[ (대상: {peer})]]' },
    advice: NAMES_OTHERS,
  }),
  errorClass({
    id: 'timeout',
    side: 'reach',
    patterns: [
      /i\/o timeout|\bETIMEDOUT\b|\bESOCKETTIMEDOUT\b|connection timed out|connect timed out|read timed out|deadline exceeded|DeadlineExceeded|DEADLINE_EXCEEDED|SocketTimeoutException|ConnectTimeout|ReadTimeout|timeout of \d{1,7} ?ms exceeded|timed out (?:after|waiting)|\btimed out\b|upstream timed out|request timeout|\b504 gateway|TaskCanceledException/i,
    ],
    title: { en: 'calls that time out', ko: '시간이 초과된 호출' },
    means: { en: 'calls[[ to {peer}]] time out', ko: '호출 시간이 초과됩니다[[ (대상: {peer})]]' },
    advice: {
      en: 'See how busy it is, and whether anything on the way drops packets (network policy, node, firewall)',
      ko: '대상의 부하와 경로에서 패킷이 차단되는지(네트워크 정책, 노드, 방화벽) 확인하세요',
    },
  }),
  errorClass({
    id: 'reset',
    side: 'reach',
    patterns: [
      /connection reset|\bECONNRESET\b|broken pipe|\bEPIPE\b|socket hang up|unexpected EOF|server closed the connection unexpectedly|server has gone away|connection (?:was )?(?:closed|aborted|terminated) by|remote end closed connection|upstream prematurely closed|lost connection to/i,
    ],
    title: { en: 'connections that break', ko: '끊어진 연결' },
    means: { en: 'connections[[ to {peer}]] break', ko: '연결이 끊어집니다[[ (대상: {peer})]]' },
    advice: {
      en: 'See whether it restarts or is overloaded, and which timeouts stand between',
      ko: '대상의 재시작이나 과부하, 중간의 타임아웃 설정을 확인하세요',
    },
  }),
];
