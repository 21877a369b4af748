import type { Language, Localized } from '../../config/language.js';

/** What is missing under a name of `missing_data`, for people; what integrations hold by the part behind their name. */
const WORDS: Readonly<Record<string, Localized>> = {
  'alert.labels.namespace': {
    en: 'the alert names no namespace',
    ko: '알림에 네임스페이스가 없습니다',
  },
  'alert.labels.pod': { en: 'the alert names no pod', ko: '알림에 파드가 없습니다' },
  'analysis.target.service_name': {
    en: 'no Service belongs to the target',
    ko: '대상의 서비스를 알 수 없습니다',
  },
  'k8s.pod_status': { en: 'the state of a pod was not read', ko: '파드 상태를 읽지 못했습니다' },
  'k8s.node_status': { en: 'the state of the node was not read', ko: '노드 상태를 읽지 못했습니다' },
  'k8s.events': { en: 'there are no events about the target', ko: '대상에 대한 이벤트가 없습니다' },
  'k8s.current_logs': { en: 'there are no log lines', ko: '로그가 없습니다' },
  'k8s.previous_logs': {
    en: 'there are no log lines of the run before',
    ko: '이전 실행의 로그가 없습니다',
  },
  'k8s.pods': { en: 'the pods were not read', ko: '파드 목록을 읽지 못했습니다' },
  'k8s.workload_status': { en: 'the workload was not read', ko: '워크로드를 읽지 못했습니다' },
  'k8s.workload_events': {
    en: 'the events of the workload were not read',
    ko: '워크로드 이벤트를 읽지 못했습니다',
  },
  'k8s.revisions': { en: 'earlier revisions were not read', ko: '이전 revision을 읽지 못했습니다' },
  'k8s.endpoints': { en: 'the endpoints were not read', ko: '엔드포인트를 읽지 못했습니다' },
  'k8s.core_api': { en: 'the cluster could not be read', ko: '클러스터를 읽지 못했습니다' },
  'k8s.manifest_read': { en: 'manifests could not be read', ko: '매니페스트를 읽지 못했습니다' },
  metrics: { en: 'no metrics were read', ko: '메트릭을 읽지 못했습니다' },
  logs: { en: 'no kept logs were read', ko: '보관된 로그를 읽지 못했습니다' },
  traces: { en: 'no traces were read', ko: '트레이스를 읽지 못했습니다' },
};

/** A gap in words, with its name in `missing_data` behind it; the name alone where there are none. */
export const missingText = (name: string, language: Language): string => {
  const words = WORDS[name] ?? WORDS[name.slice(name.indexOf('.') + 1)];
  return words === undefined ? name : `${words[language]} (${name})`;
};
