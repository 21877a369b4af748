import { answersCiting, type Cited, type ScriptedAnswer } from './scripted-answer.js';

const PORT = 'wrong-port-in-env';
const QUOTA = 'quota-of-callee-two-hops';
const CRON = 'cronjob-suspended';
const CERT = 'certificate-expired-of-callee';
const TAINT = 'taint-keeps-callee-out';
const LIVE = 'liveness-too-strict-of-callee';
const REDIS = 'redis-maxmemory';
const EVICT = 'evicted-for-ephemeral-storage';
const CPU = 'cpu-limit-throttles-callee';
const TAG = 'image-tag-of-callee-istio';

const CITED: Cited = {
  [PORT]: [['the port is not served', 'E5', 'STOCK_URL=http://stock:8002']],
  [QUOTA]: [['pods are refused', 'E16', 'exceeded quota: team-budget, requested: requests.cpu=800m']],
  [CRON]: [['it is suspended', 'E13', 'suspend: true']],
  [CERT]: [['it expired', 'E19', 'Certificate expired on Tue, 24 Nov 2026 09:45:00 UTC']],
  [TAINT]: [['no node takes it', 'E21', '1 node(s) had untolerated taint {maintenance: kernel-update}']],
  [LIVE]: [
    ['the probe fails', 'E20', 'context deadline exceeded (Client.Timeout exceeded while awaiting headers)'],
  ],
  [REDIS]: [['writes are refused', 'E4', "command not allowed when used memory > 'maxmemory'."]],
  [EVICT]: [
    ['it was evicted', 'E2', 'Pod ephemeral local storage usage exceeds the total limit of containers 1Gi.'],
  ],
  [CPU]: [['the limit was cut', 'E28', 'containers[recommendation].resources.limits.cpu: 500m → 10m']],
  [TAG]: [['it cannot be pulled', 'E21', 'failed to pull and unpack image']],
};

const of = answersCiting(CITED);

/** Wrong in one thing, about clusters of the library of scenarios, where the cause is mostly another workload's. */
export const WRONG_LIBRARY_ANSWERS: readonly ScriptedAnswer[] = [
  of(
    PORT,
    'another port',
    'Deployment garden/shop-bff calls stock on port 8020, while Service stock serves 8200.',
  ),
  of(
    PORT,
    'the ports the other way round',
    'STOCK_URL of garden/shop-bff names port 8200, but Service stock only has port 8002.',
  ),
  of(
    PORT,
    'healthy dependency blamed',
    'Deployment garden/stock is down: none of its pods is ready, so calls of shop-bff to stock:8002 time out.',
  ),
  of(
    PORT,
    'another mechanism',
    'A NetworkPolicy blocks the calls of shop-bff to stock:8002 in namespace garden, so they end with ETIMEDOUT.',
  ),
  of(
    PORT,
    'an invented revision',
    'Revision 3 of garden/shop-bff set STOCK_URL to http://stock:8002, a port that Service stock does not have.',
  ),
  of(
    QUOTA,
    'another quota',
    'Pods of gaming/session-store are refused by quota `compute-quota`: requests.cpu 3900m of 4 are used.',
  ),
  of(
    QUOTA,
    'the other resource',
    'Pods of gaming/session-store are refused because quota team-budget has no memory left: requests.memory is used up.',
  ),
  of(
    QUOTA,
    'the wrong value',
    'Pods of gaming/session-store ask for 800m CPU, but quota team-budget has only 50m left of 4 cores.',
  ),
  of(
    QUOTA,
    'the one between',
    'gaming/matchmaker has 0 of 2 ready replicas because quota team-budget is exceeded, so lobby gets 503.',
  ),
  of(
    QUOTA,
    'the values the other way round',
    'Revision 2 of gaming/session-store lowered requests.cpu from 800m to 200m, which quota team-budget refuses.',
  ),
  of(
    CRON,
    'another object',
    'CronJob compliance/retention-sweep does not run because its last Job failed and reached its backoff limit.',
  ),
  of(
    CRON,
    'the wrong schedule',
    'CronJob compliance/retention-sweep runs every 15 minutes but is suspended (spec.suspend: true).',
  ),
  of(
    CRON,
    'the wrong time',
    'CronJob compliance/retention-sweep is suspended; its last run was scheduled at 05:30 UTC.',
  ),
  of(
    CRON,
    'an invented actor',
    'CronJob compliance/retention-sweep was suspended at 09:40 UTC by user alice, so no run is started.',
  ),
  of(
    CERT,
    'another certificate',
    'Certificate partners/connector-tls expired at 09:45 UTC, so calls of connector to partner-api fail.',
  ),
  of(
    CERT,
    'the time zone',
    'Certificate partners/partner-api-tls expired at 09:45 KST, which is 00:45 UTC, so TLS calls of connector fail.',
  ),
  of(
    CERT,
    'the order of events',
    'Certificate partners/partner-api-tls expired ten minutes after the alert fired, so TLS calls of connector fail.',
  ),
  of(
    CERT,
    'not trusted instead of expired',
    'The certificate of partner-api is signed by an unknown authority, so connector cannot verify partner-api-tls.',
  ),
  of(
    CERT,
    'pods that are down',
    'Both pods of partners/partner-api crash because Certificate partner-api-tls expired at 09:45 UTC.',
  ),
  of(
    TAINT,
    'another node',
    'Pod library/search-index-s8dh2t4lb-s86cm cannot be scheduled: node worker-1 has the taint maintenance=kernel-update:NoSchedule.',
  ),
  of(
    TAINT,
    'another taint',
    'Pod library/search-index-s8dh2t4lb-s86cm does not tolerate the taint `node.kubernetes.io/disk-pressure` of worker-3.',
  ),
  of(
    TAINT,
    'another shortage',
    'Pod library/search-index-s8dh2t4lb-s86cm is Pending since worker-3 has insufficient cpu for its request of 50m.',
  ),
  of(
    TAINT,
    'nodes',
    'Pod search-index-s8dh2t4lb-s86cm is Pending: 2 nodes have the untolerated taint maintenance and 1 does not match its selector.',
  ),
  of(
    LIVE,
    'the other probe',
    'The readiness probe of streaming/recommender times out after 1 second, so its pods restart again and again.',
  ),
  of(
    LIVE,
    'restarts',
    'streaming/recommender restarted 12 times because its liveness probe GET /live on port 7100 times out after 1 second.',
  ),
  of(
    LIVE,
    'the values before',
    'The liveness probe of streaming/recommender was changed to failureThreshold 3 and a timeout of 5 seconds, and it kills the container.',
  ),
  of(
    LIVE,
    'memory',
    'Container recommender of streaming/recommender exits with code 137 because it was OOM killed, and its liveness probe fails.',
  ),
  of(
    LIVE,
    'the caller',
    'The liveness probe of streaming/home-feed fails with a timeout, so its pods restart; recommender is fine.',
  ),
  of(
    REDIS,
    'the container limit',
    'Pod of learning/sessions was OOM killed at its memory limit, so courses gets OutOfMemoryError of redis.',
  ),
  of(
    REDIS,
    'the limit',
    'Redis learning/sessions is at its maxmemory of 128mb and refuses writes, so logins of courses fail.',
  ),
  of(
    REDIS,
    'an invented line',
    'Redis learning/sessions is at its maxmemory: courses logs "MISCONF Redis is configured to save RDB snapshots".',
  ),
  of(
    REDIS,
    'another pod count',
    'Redis learning/sessions is at its maxmemory on all 3 of its pods and refuses writes of courses.',
  ),
  of(
    EVICT,
    'node pressure',
    'Pod convert/pdf-to-png-b4bn8bzwt-tzbp7 was evicted because node worker-2 was under disk pressure.',
  ),
  of(
    EVICT,
    'the unit',
    'Pod convert/pdf-to-png-b4bn8bzwt-tzbp7 was evicted because it used more than its ephemeral-storage limit of 1Mi.',
  ),
  of(
    EVICT,
    'the resource',
    'Pod convert/pdf-to-png-b4bn8bzwt-tzbp7 was evicted because it used more memory than its limit of 1Gi.',
  ),
  of(
    CPU,
    'a factor',
    'Revision 2 of astronomy/recommendation cut its CPU limit from 500m to 10m, a tenth of what it was, so it is throttled.',
  ),
  of(
    CPU,
    'the request as limit',
    'Revision 2 of astronomy/recommendation cut its CPU limit from 200m to 10m, so it is throttled and its liveness probe fails.',
  ),
  of(
    CPU,
    'an action that was not done',
    'Revision 2 of astronomy/recommendation cut its CPU limit from 500m to 10m; I have rolled it back to revision 1.',
  ),
  of(
    TAG,
    'a tag before',
    'fashion/prices cannot start: image tag 5.2.0 does not exist in the registry, so cart answers 503.',
  ),
  of(
    TAG,
    'credentials',
    'fashion/prices cannot pull registry.example.com/fashion/prices:5.3.0-hotfx: the registry refuses its credentials (401 Unauthorized).',
  ),
  of(TAG, 'the share', 'fashion/prices cannot pull tag 5.3.0-hotfx, so 54% of requests to cart answer 503.'),
  of(
    TAG,
    'cites nothing',
    'fashion/prices is broken by a bad DNS record of registry.example.com, so its image cannot be pulled.',
    { citations: [] },
  ),
  of(
    TAG,
    'cites what says otherwise',
    'fashion/cart itself cannot pull its image, so its pods are not ready and answer 503.',
    {
      citations: [['its pods are not ready', 'E10', 'all 2 pods are healthy']],
    },
  ),
];

/** Right, in the ways in which people and models say it. */
export const RIGHT_LIBRARY_ANSWERS: readonly ScriptedAnswer[] = [
  of(
    PORT,
    'plain',
    'The new revision of shop-bff calls `stock:8002`, but Service stock listens on 8200 only, so each call times out (ETIMEDOUT).',
  ),
  of(
    PORT,
    'relative time',
    'About three minutes before the alert, revision 2 of garden/shop-bff changed STOCK_URL to port 8002, which Service stock does not expose (8200).',
  ),
  of(
    PORT,
    'Korean',
    'garden/shop-bff의 환경 변수 STOCK_URL이 Service stock에 없는 포트 8002를 가리켜 호출이 시간 초과됩니다. stock은 8200 포트만 제공합니다.',
  ),
  of(
    PORT,
    'a shortened line',
    'shop-bff fails with "FetchError: request to http://stock:8002/items failed … ETIMEDOUT" because Service stock only has port 8200.',
  ),
  of(
    QUOTA,
    'a difference',
    'Pods of gaming/session-store are refused: quota team-budget has 100m CPU left (3900m of 4 cores) and each pod asks for 800m.',
  ),
  of(
    QUOTA,
    'a factor and a sum',
    'Revision 2 of session-store quadrupled requests.cpu (200m → 800m); two pods need 1.6 cores, while team-budget has 0.1 core left.',
  ),
  of(
    QUOTA,
    'the way',
    'lobby gets 503 from matchmaker, whose connections to session-store:9003 are refused as quota team-budget (98% of CPU used) admits no pod of it.',
  ),
  of(
    QUOTA,
    'a duration',
    'session-store has had no pod for 28 minutes: since 09:32 UTC, 14 minutes before the alert, quota team-budget refuses its pods.',
  ),
  of(
    CRON,
    'plain',
    'CronJob compliance/retention-sweep is suspended (`spec.suspend: true`), so no Job has been scheduled since 03:00 UTC.',
  ),
  of(
    CRON,
    'a span',
    'retention-sweep should run every 30 minutes, but it is suspended; its last schedule was 7 hours ago (12:00 KST).',
  ),
  of(
    CRON,
    'Korean',
    'CronJob compliance/retention-sweep가 일시 중지(suspend: true)되어 03:00 UTC 이후 새 실행이 없습니다.',
  ),
  of(
    CERT,
    'plain',
    "partner-api's TLS certificate (Certificate partner-api-tls) expired at 09:45 UTC, one minute before the alert, so connector rejects it.",
  ),
  of(
    CERT,
    'another zone',
    'Certificate partners/partner-api-tls expired on 24 November 2026 at 18:45 KST and was not renewed; both pods of partner-api run.',
  ),
  of(
    CERT,
    'issuer',
    'partner-api-tls was not renewed before 09:45 because its Issuer internal-ca does not exist in namespace partners; connector fails with x509 errors for 15 minutes.',
  ),
  of(
    TAINT,
    'plain',
    'search-index cannot be scheduled: its node selector pool=search leaves only worker-3, which carries the taint maintenance=kernel-update:NoSchedule.',
  ),
  of(
    TAINT,
    'counts',
    'The only pod of library/search-index is Pending for 35 minutes: of 3 nodes one is tainted (maintenance) and the other two do not match its selector.',
  ),
  of(
    TAINT,
    'hour',
    'Pod search-index-s8dh2t4lb-s86cm has been Pending since 09:25, 21 minutes before the alert: no toleration for taint maintenance on worker-3.',
  ),
  of(
    LIVE,
    'plain',
    'Revision 2 made the liveness probe of recommender too strict (timeout 5 s → 1 s, initial delay 120 s → 2 s, threshold 3 → 1), so it is killed while it loads its model.',
  ),
  of(
    LIVE,
    'minutes',
    'The initial delay of the liveness probe was cut from two minutes to 2 seconds; both pods of streaming/recommender restarted 11 times each, 22 in all.',
  ),
  of(
    LIVE,
    'ms',
    'recommender does not answer GET /live within 1000 ms, so the kubelet kills it (exit code 137) about every 3 minutes since 09:27.',
  ),
  of(
    LIVE,
    'Korean',
    '배포 streaming/recommender의 liveness 프로브 제한 시간이 5초에서 1초로 줄어 컨테이너가 11회 재시작했습니다.',
  ),
  of(
    REDIS,
    'plain',
    'The Redis behind Service sessions is at its maxmemory and refuses writes, so logins of courses fail with OutOfMemoryError.',
  ),
  of(
    REDIS,
    'denial',
    'Redis learning/sessions refuses commands (used memory > maxmemory); its pod is healthy and was not restarted, and no rollout happened in the last two hours.',
  ),
  of(
    EVICT,
    'plain',
    'Pod pdf-to-png-b4bn8bzwt-tzbp7 was evicted at 09:39 since its local storage exceeded the limit of 1 GiB (1024Mi).',
  ),
  of(
    EVICT,
    'relative',
    'Seven minutes before the alert the kubelet evicted the only pod of convert/pdf-to-png: its ephemeral storage outgrew its limit of about 1.07 GB. worker-2 itself has no disk pressure.',
  ),
  of(
    CPU,
    'a factor',
    'Revision 2 cut the CPU limit of recommendation to a fiftieth (0.5 → 0.01 cores), so its liveness probe times out and storefront sees DEADLINE_EXCEEDED after 3 s.',
  ),
  of(
    CPU,
    'a share',
    "recommendation's CPU limit went from 500m to 10m (minus 98%) at 09:45, one minute before the alert; both pods restarted 6 times.",
  ),
  of(
    CPU,
    'rates',
    'With 10m CPU container recommendation is throttled; its probe failed 21 times per pod (42 in all) within 15 minutes.',
  ),
  of(
    TAG,
    'plain',
    'Deployment prices was rolled out with image tag 5.3.0-hotfx, which does not exist (probably a typo of 5.3.0-hotfix), so cart answers 503 on 44% of requests.',
  ),
  of(
    TAG,
    'relative',
    'Three minutes before the alert prices moved from 5.2.0 to 5.3.0-hotfx; both pods (worker-1, worker-2) stay in ImagePullBackOff, so prices.fashion has no ready endpoint.',
  ),
  of(TAG, 'a table', 'fashion/prices cannot pull image tag `5.3.0-hotfx` (NotFound).', {
    detail: [
      '| pod | node | state |',
      '| prices-lxhq96g9h-26dhc | worker-2 | ImagePullBackOff |',
      '| prices-lxhq96g9h-8ntxm | worker-1 | ImagePullBackOff |',
      'the pull failed 6 times per pod in 17 minutes',
    ],
    chain: [
      'revision 2 of prices names a tag that is not there',
      'no pod of prices starts',
      'cart answers 503',
    ],
  }),
];
