import { DESCRIPTIONS } from '../../integrations/integrations.js';

/** What stands before the name of an object, in both languages, and before a slash (`deploy/cart`). */
export const KIND_WORDS: ReadonlySet<string> = new Set(
  `pod pods po container containers image images node nodes namespace namespaces ns deployment deployments deploy
  replicaset replicasets rs statefulset statefulsets sts daemonset daemonsets ds job jobs cronjob cronjobs cj service
  services svc endpoints endpointslice ingress ingresses ing configmap configmaps cm secret secrets pvc pv
  persistentvolumeclaim persistentvolume volume hpa horizontalpodautoscaler networkpolicy serviceaccount sa storageclass
  quota resourcequota virtualservice destinationrule gateway workload table host database named called
  파드 컨테이너 이미지 노드 네임스페이스 디플로이먼트 배포 레플리카셋 스테이트풀셋 데몬셋 잡 작업 크론잡 서비스 엔드포인트 인그레스
  컨피그맵 시크릿 볼륨 워크로드 호스트 테이블 데이터베이스`.split(/\s+/),
);

/** What a text names though no object is called so or has to be read for it: fields, states, programs. */
export const FIELD_WORDS: ReadonlySet<string> = new Set([
  ...`memory cpu limits limit requests request resources replicas command args env image ports port spec status metadata
  labels annotations selector template volumes strategy type name data events logs log ready pending running failed
  unknown terminating true false null helm cilium default exit code restart previous readiness liveness startup
  probe latest root sudo json yaml http https grpc dns tcp udp tls get list watch create update patch delete
  node-exporter cert-manager ingress-nginx external-dns`.split(/\s+/),
  ...DESCRIPTIONS.flatMap(({ words }) => words),
]);

/** Parts of words that English joins by a dash, such as `out-of-memory`, `crash-looping`, `read-only`, `x86-64`. */
export const COMPOUND_PARTS: ReadonlySet<string> = new Set(
  `of the and or to in on off out up down by for with not non no re pre post back over under read write only ready
  looping loop crash crashing running failing failed failure killed kill based level wide side long short term lived
  high low single multi self well known auto scaling scaled rolling rolled newly created deleted updated restarted
  restarting unready hot cold zero one two three free full half time real end start point per last first second third
  config mount compatible related specific native aware bound pull pulled mount mounted missing available unavailable
  healthy unhealthy memory probe cluster defined built anti affinity load balancer roll side
  point network security disruption store utf sha md http https tls x86 arm gpt ipv`.split(/\s+/),
);
