import type { ReadValues } from './read-values.js';
import type { Shown } from './shown.js';

/** A state or a kind of fault that a text can claim, and what shows it. */
interface State {
  readonly name: string;
  readonly said: RegExp;
  /** What stands in the evidence when it is so. */
  readonly shown?: RegExp;
  readonly holds?: (values: ReadValues, shown: Shown) => boolean;
}

const isPressed =
  (type: string) =>
  (values: ReadValues): boolean =>
    values.hasCondition(type, ['True']);

const STATES: readonly State[] = [
  {
    name: 'a container killed for memory',
    said: /\bOOM|out[- ]of[- ]memory|메모리 부족/i,
    shown: /OOM|out of memory|memory limit|heap space|allocation failed/i,
  },
  {
    name: 'a node under memory pressure',
    said: /\bmemory[- ]?pressure\b|\bnode\b[^.]{0,40}\b(?:ran|runs|is|was) out of memory|메모리 압박/i,
    shown: /NodeHasInsufficientMemory|low on resource: memory|SystemOOM|memory-pressure/i,
    holds: isPressed('MemoryPressure'),
  },
  {
    name: 'a full disk',
    said: /\bdisk[- ]?pressure\b|\b(?:out of|no|low) (?:disk )?space\b|\bdisk (?:is |was )?full\b|\bdisk space\b|디스크/i,
    shown:
      /no space left|NodeHasDiskPressure|low on resource: ephemeral|disk-pressure|disk quota|FreeDiskSpaceFailed|available bytes|disk full/i,
    holds: isPressed('DiskPressure'),
  },
  {
    name: 'a node that is not ready',
    said: /\bnodes?\b[^.]{0,50}\b(?:NotReady|not ready|unreachable|went down|is down|crashed|rebooted|failed)\b|노드[^.]{0,30}(?:NotReady|준비되지|다운|중단)/i,
    shown:
      /NodeNotReady|NodeStatusUnknown|KubeletNotReady|node\.kubernetes\.io\/(?:unreachable|not-ready)|Rebooted|node .{0,40}not ready|shutting ?down/i,
  },
  {
    name: 'an image that cannot be pulled',
    said: /\bImagePull|ErrImage|\b(?:cannot|could not|can't|fail\w* to|unable to|failing to) (?:be )?pull|\bimage (?:tag )?(?:\S+ )?(?:does not|doesn't|did not) exist|이미지[^.]{0,30}(?:가져오지 못|없어)/i,
    shown: /ImagePullBackOff|ErrImage|Failed to pull|InvalidImageName|manifest unknown|pull access denied/i,
  },
  {
    name: 'a failing liveness probe',
    said: /\bliveness\b(?![^.]{0,20}\b(?:pass|succeed|ok)\w*)/i,
    shown: /Liveness probe (?:failed|errored)|failed liveness probe/i,
  },
  {
    name: 'a failing readiness probe',
    said: /\breadiness\b(?![^.]{0,20}\b(?:pass|succeed|ok)\w*)/i,
    shown: /Readiness probe (?:failed|errored)|readiness gate|readinessGate|readyz|not ready/i,
  },
  { name: 'a failing startup probe', said: /\bstartup probe\b/i, shown: /Startup probe (?:failed|errored)/i },
  { name: 'an eviction', said: /\bevict/i, shown: /evict/i },
  { name: 'a preemption', said: /\bpreempted\b/i, shown: /Preempted|preempted by/i },
  {
    name: 'a pod that cannot be scheduled',
    said: /\bunschedulable\b|\b(?:cannot|could not|can't) be scheduled\b|\bno node (?:has|had|offers|fits)|스케줄(?:링|되지)/i,
    shown: /FailedScheduling|Unschedulable|nodes are available|taint|cordon/i,
  },
  {
    name: 'too little CPU',
    said: /\binsufficient cpu\b|\bCPU (?:shortage|starvation)/i,
    shown: /Insufficient cpu|throttl|CPUThrottling|TooLittleCpu/i,
  },
  { name: 'too little memory to schedule', said: /\binsufficient memory\b/i, shown: /Insufficient memory/i },
  { name: 'CPU throttling', said: /\bthrottl/i, shown: /throttl|limits\.cpu: \S+ → /i },
  {
    name: 'a failing name resolution',
    said: /\bDNS\b|\bCoreDNS\b|\bname resolution\b|\bresolve (?:the )?(?:host|name)|\b(?:cannot|can't|could not|not) be resolved\b/i,
    shown:
      /no such host|NXDOMAIN|SERVFAIL|name resolution|EAI_AGAIN|ENOTFOUND|could not resolve|unknown host|server misbehaving|lookup \S+ on|(?<![\w-])dns/i,
    holds: (_, shown) =>
      (shown.seen?.pods ?? []).some(
        ({ name, sick }) => /^(?:coredns|kube-dns|node-local-dns)/.test(name) && sick === true,
      ),
  },
  {
    name: 'a certificate',
    said: /\bcertificate|\bx509\b|\bTLS\b|인증서/i,
    shown: /x509|certificate|\btls\b|handshake/i,
  },
  {
    name: 'an issuer that is not trusted',
    said: /\bunknown authority\b|\bself[- ]signed\b|\buntrusted (?:issuer|CA|certificate)/i,
    shown: /unknown authority|self[- ]signed|unable to get (?:local )?issuer|untrusted/i,
  },
  { name: 'an expiry', said: /\bexpired?\b|만료/i, shown: /expire|notAfter|만료/i },
  {
    name: 'refused credentials',
    said: /\b(?:wrong|invalid|bad|rotated|expired) (?:password|credential|token|secret)|\b(?:authentication|login) (?:fail|error)|\b(?:un|not )authori[sz]ed\b|\bpull secret\b|\bcredentials? (?:is|are|was|were) (?:wrong|invalid|missing|expired|refused)|인증 실패|비밀번호/i,
    shown: /authentication failed|password|unauthori[sz]ed|\b401\b|access denied|invalid credential|28P01/i,
  },
  {
    name: 'a missing permission',
    said: /\bpermission denied\b|\black\w* (?:the )?(?:permission|privilege|right)|\bforbidden\b|\bRBAC\b|권한/i,
    shown:
      /permission denied|forbidden|\b403\b|not permitted|EACCES|cannot (?:get|list|create|watch)|insufficient privilege|42501|operation not permitted/i,
  },
  { name: 'a network policy', said: /\bnetwork ?polic/i, shown: /network ?polic(?!ies"?[:=]? *"?none)/i },
  { name: 'a quota', said: /\bquota/i, shown: /quota(?!s"?[:=]? *"?none)/i },
  {
    name: 'a refused connection',
    said: /\bconnection refused\b|\brefused (?:the )?connection/i,
    shown: /connection refused|ECONNREFUSED|refused/i,
  },
  {
    name: 'a timeout',
    said: /\btim(?:ed|es|ing) out\b|\btimeouts?\b|시간 초과/i,
    shown: /timed out|\btimeout\b|deadline exceeded|DeadlineExceeded|ETIMEDOUT/i,
  },
  {
    name: 'a service mesh',
    said: /\b(?:service mesh|sidecar proxy|mTLS)\b/i,
    shown: /envoy|mesh|mtls/i,
  },
  {
    name: 'an autoscaler',
    said: /\bHPA\b|\bautoscal|오토스케일/i,
    shown:
      /HorizontalPodAutoscaler|SuccessfulRescale|ScaledObject|scaleTargetRef|autoscaler .{0,40}(?:scaled|maximum)/i,
  },
  {
    name: 'a network partition',
    said: /\bnetwork (?:partition|outage|split)|\bpartition between/i,
    shown: /partition|network is unreachable|no route to host/i,
  },
  {
    name: 'a kernel fault',
    said: /\bkernel (?:panic|bug|deadlock)|\bhardware (?:fault|failure|error)/i,
    shown: /kernel|hardware|machine check/i,
  },
  { name: 'a deadlock', said: /\bdeadlock/i, shown: /deadlock/i },
  {
    name: 'a segmentation fault',
    said: /\bsegfault|segmentation fault|\bSIGSEGV\b/i,
    shown: /segfault|segmentation|SIGSEGV|exitCode 139|\b139\b/i,
  },
  {
    name: 'something that this service did (it only reads)',
    said: /\bI(?:['’]ve| have)?(?: already| just| now| also)? (?:rolled|restarted|deleted|scaled|fixed|applied|patched|changed|raised|increased|reverted|removed|created|cordoned|drained|updated)\b|제가 [^.]{0,40}(?:했|하였)습니다/,
  },
  {
    name: 'a readiness probe that restarts (only a liveness or startup probe does)',
    said: /^(?!.*\b(?:liveness|startup)).*(?:\breadiness probe\b[^.]{0,60}\b(?:so|thus|therefore|which)\b[^.]{0,40}\b(?:restart|kill)\w*|\b(?:restarted|killed) by (?:the|its) readiness probe)/i,
  },
  {
    name: 'an object that is missing',
    said: /\b(?:config ?map|secret|service|claim|volume|table)\b[^.()]{0,60}\b(?:does not exist|doesn't exist|is missing|was deleted|was removed|not found)\b/i,
    shown: /not found|does not exist|absent|no such|there is no|was deleted|missing/i,
  },
  {
    name: 'a deletion',
    said: /\b(?:was|were|been|got) deleted\b|삭제(?:되|됨)/i,
    shown: /delet|there is no|not found|absent/i,
  },
  {
    name: 'a scale-down',
    said: /\bscaled (?:down|to (?:zero|0))\b/i,
    shown: /Scaled down|replicas 0|to 0|scaled to zero/i,
  },
  {
    name: 'a leak of connections',
    said: /\bconnection pool|\btoo many connections/i,
    shown: /too many (?:connections|clients)|pool/i,
  },
  { name: 'a garbage collection', said: /\bgarbage collect|\bGC pause/i, shown: /\bGC\b|garbage/i },
];

/** States that a sentence claims and nothing that was read shows. */
export const wrongStates = (asserted: string, shown: Shown, values: ReadValues): readonly string[] =>
  STATES.filter(({ said }) => said.test(asserted))
    .filter(({ shown: form, holds }) => {
      const inText = form !== undefined && shown.wasRead(form);
      return !inText && holds?.(values, shown) !== true;
    })
    .map(({ name }) => name);

/** Reasons of Kubernetes are written so, and names of products. */
const CAMEL = /\b[A-Z][a-z]+(?:[A-Z][a-z]*)+\b|\b(?:OOMKilled|ErrImagePull)\b/g;
const PRODUCT =
  /^(?:ConfigMap|StatefulSet|DaemonSet|ReplicaSet|CronJob|EndpointSlice|ServiceAccount|NetworkPolicy|PersistentVolume(?:Claim)?|StorageClass|HorizontalPodAutoscaler|PodDisruptionBudget|ResourceQuota|LimitRange|VirtualService|DestinationRule|ServiceEntry|GitHub|GitLab|JavaScript|TypeScript|PostgreSQL|MySQL|MariaDB|MongoDB|RabbitMQ|OpenShift|CoreDNS|HelmRelease|IngressClass|PriorityClass|DevOps|YouTube)s?$/;

/** Reasons that a text names and nothing that was read holds. */
export const wrongReasons = (asserted: string, shown: Shown): readonly string[] => [
  ...new Set(
    (asserted.match(CAMEL) ?? []).filter(
      (word) =>
        !/^[KMGTP]iB$/.test(word) && !PRODUCT.test(word) && !shown.texts.some((text) => text.includes(word)),
    ),
  ),
];
