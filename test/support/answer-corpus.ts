import { answersCiting, type Cited, type ScriptedAnswer } from './scripted-answer.js';

const OOM = 'oomkilled';
const READY = 'readiness-probe-failing-service-without-endpoints';
const IMAGE = 'image-pull-backoff';
const CONFIG = 'crashloop-bad-config';
const NODE = 'node-not-ready';
const CPU = 'pending-insufficient-cpu';
const JOB = 'job-backoff-limit';
const MOUNT = 'failed-mount-missing-configmap';

const CITED: Cited = {
  [OOM]: [['it was killed', 'E2', '"reason":"OOMKilled"']],
  [READY]: [['the probe fails', 'E3', 'Readiness probe failed: HTTP probe failed with statuscode: 503']],
  [IMAGE]: [['it cannot be pulled', 'E2', 'reason: ImagePullBackOff']],
  [CONFIG]: [['the value is refused', 'E5', "invalid literal for int() with base 10: '543z'"]],
  [NODE]: [['it went silent', 'E2', 'Kubelet stopped posting node status.']],
  [CPU]: [['no node fits', 'E2', '0/3 nodes are available: 3 Insufficient cpu.']],
  [JOB]: [['it may not read', 'E4', 'permission denied for table entries (SQLSTATE 42501)']],
  [MOUNT]: [['it is not there', 'E3', 'configmap "edge-proxy-routes" not found']],
};

const of = answersCiting(CITED);

/** Answers that are wrong in one thing: an object, a count, a figure, a cause, a time, a unit. */
export const WRONG_ANSWERS: readonly ScriptedAnswer[] = [
  // objects
  of(
    OOM,
    'another pod',
    'Container app of pod shop/cart-api-6b6ccbc6c7-k2n69 was OOM killed at its memory limit of 256Mi.',
  ),
  of(
    OOM,
    'the healthy pod',
    'Pod cart-api-6b6ccbc6c7-k2n68 on worker-3 was OOM killed at its memory limit of 256Mi.',
  ),
  of(
    OOM,
    'another container',
    'Container `sidecar` of shop/cart-api was OOM killed at its memory limit of 256Mi.',
  ),
  of(
    OOM,
    'another deployment',
    'Deployment shop/cart-worker was OOM killed at its memory limit of 256Mi, as cart-api reports.',
  ),
  of(
    READY,
    'another service',
    'The readiness probe of orders/orders-api answers 503 because Service `payments` is unreachable.',
  ),
  of(
    READY,
    'another address',
    'The readiness probe of orders/orders-api fails with 503: the schema registry at 10.96.88.4:8081 times out.',
  ),
  of(
    IMAGE,
    'another tag',
    'Deployment web/storefront cannot start: the image tag 2.4.1-rc8 does not exist in the registry.',
  ),
  of(
    IMAGE,
    'another registry',
    'Deployment web/storefront cannot pull `registry.internal.example/web/storefront:2.4.1-rc9`: not found.',
  ),
  of(
    CONFIG,
    'another key',
    'invoice-worker crashes because `DATABASE_TIMEOUT` in ConfigMap invoice-worker holds 543z.',
  ),
  of(
    CONFIG,
    'another ConfigMap',
    'invoice-worker crashes because DATABASE_PORT is 543z in ConfigMap `billing-settings`.',
  ),
  of(NODE, 'another node', 'Node worker-erp-2 is not ready: its kubelet stopped posting status.'),
  of(
    JOB,
    'another table',
    'Job etl/nightly-export failed: permission denied for table `ledgers` (SQLSTATE 42501).',
  ),
  of(
    MOUNT,
    'another volume',
    'edge-proxy cannot start: ConfigMap edge-proxy-routes, volume `certs`, does not exist in namespace gateway.',
  ),
  of(
    MOUNT,
    'another namespace',
    'edge-proxy cannot start: ConfigMap edge-proxy-routes does not exist in namespace ingress.',
  ),
  // counts
  of(
    OOM,
    'restarts',
    'Container app of shop/cart-api was OOM killed at its memory limit of 256Mi; it restarted 9 times.',
  ),
  of(
    OOM,
    'replicas',
    'shop/cart-api was OOM killed at its memory limit of 256Mi; 3 of 4 replicas are ready.',
  ),
  of(
    CONFIG,
    'restarts in Korean',
    'billing/invoice-worker는 DATABASE_PORT 값이 543z라서 8회 재시작했습니다.',
  ),
  of(
    CPU,
    'nodes',
    'Pod analytics/spark-driver-5796b97697-h5gfc cannot be scheduled: none of the 5 nodes has 24 free CPU.',
  ),
  of(
    JOB,
    'the exit code',
    'Job etl/nightly-export failed with exit code 3: permission denied for table entries.',
  ),
  of(READY, 'failures', 'The readiness probe of orders/orders-api failed 211 times with status code 503.'),
  // figures and units
  of(OOM, 'the limit', 'Container app of shop/cart-api was OOM killed at its memory limit of 512Mi.'),
  of(
    OOM,
    'the request for the limit',
    'Container app of shop/cart-api was OOM killed, though the heap of 239 GiB was below its memory limit.',
  ),
  of(OOM, 'the unit', 'Container app of shop/cart-api was OOM killed at its memory limit of 256Gi.'),
  of(CPU, 'the request', 'Pod spark-driver-5796b97697-h5gfc asks for 32 CPU and the largest node has 8.'),
  of(
    CPU,
    'the unit of the request',
    'Pod spark-driver-5796b97697-h5gfc cannot be scheduled: insufficient cpu, it asks for 24 CPU and 80Gi of memory.',
  ),
  of(
    READY,
    'the status',
    'orders/orders-api is not ready: its readiness probe returns 404 while the schema registry times out.',
  ),
  of(READY, 'the port', 'orders/orders-api is not ready: its readiness probe on port 9090 fails with 503.'),
  of(
    OOM,
    'the share',
    'shop/cart-api was OOM killed at its memory limit of 256Mi with the cache at 43% of its items.',
  ),
  // times
  of(
    OOM,
    'the time of the kill',
    'Container app of shop/cart-api was OOM killed at 18:12:40 at its memory limit of 256Mi.',
  ),
  of(
    OOM,
    'a time of something else',
    'Container app of shop/cart-api was OOM killed at 13:06:33 at its memory limit of 256Mi.',
  ),
  of(
    NODE,
    'the start',
    'Node worker-erp-1 is not ready since 17:20 because its kubelet stopped posting status.',
  ),
  of(
    MOUNT,
    'the span',
    'edge-proxy cannot start for 4 hours: ConfigMap edge-proxy-routes does not exist in namespace gateway.',
  ),
  of(
    IMAGE,
    'the alert',
    'The alert fires since 19:41 because the image tag 2.4.1-rc9 of web/storefront does not exist.',
  ),
  // causes, against what they cite
  of(
    OOM,
    'a node under pressure',
    'Node worker-2 is under memory pressure, so pod cart-api-6b6ccbc6c7-k2n68 was OOM killed at 256Mi.',
  ),
  of(
    OOM,
    'a probe',
    'The liveness probe of shop/cart-api fails, so the container is killed at its memory limit of 256Mi.',
  ),
  of(
    OOM,
    'an image',
    'shop/cart-api cannot start because its image could not be pulled (ImagePullBackOff) and runs out of memory.',
  ),
  of(
    READY,
    'a disk',
    'orders/orders-api is not ready because the disk is full and the readiness probe fails with 503.',
  ),
  of(
    CONFIG,
    'a certificate',
    'invoice-worker crashes because the certificate of postgres expired; DATABASE_PORT is 543z.',
  ),
  of(
    CPU,
    'a taint',
    'Pod spark-driver-5796b97697-h5gfc was evicted because of insufficient cpu on the nodes.',
  ),
  of(
    JOB,
    'a deadline',
    'Job etl/nightly-export failed with DeadlineExceeded: permission denied for table entries.',
  ),
  of(
    IMAGE,
    'credentials',
    'web/storefront cannot pull image tag 2.4.1-rc9: the pull secret holds a wrong password.',
  ),
  of(
    MOUNT,
    'a phase',
    'Pod edge-proxy-c4b48775d-t4j8w is Running but ConfigMap edge-proxy-routes was not found.',
  ),
  // in a part that is not the summary
  of(
    OOM,
    'a number in the detail',
    'Container app of shop/cart-api was OOM killed at its memory limit of 256Mi.',
    {
      detail: ['the heap grew to 611 MiB before the kill'],
    },
  ),
  of(
    OOM,
    'a name in the chain',
    'Container app of shop/cart-api was OOM killed at its memory limit of 256Mi.',
    {
      chain: ['pod cart-cache-0 fills', 'the limit is reached', 'the container is killed'],
    },
  ),
  of(
    OOM,
    'a claim that its evidence does not hold',
    'Container app of shop/cart-api was OOM killed at its memory limit of 256Mi.',
    {
      citations: [['the limit in force is 512Mi', 'E2', null]],
    },
  ),
  of(
    CONFIG,
    'a quotation',
    'invoice-worker crashes because DATABASE_PORT is 543z in ConfigMap invoice-worker.',
    {
      citations: [['refused', 'E5', 'ValueError: port out of range: 543z']],
    },
  ),
  // states, kinds and shares that the graph knows
  of(
    OOM,
    'node pressure as cause',
    'Container app of shop/cart-api-6b6ccbc6c7-k2n68 was OOM killed because worker-2 is under memory pressure.',
  ),
  of(
    OOM,
    'request as limit',
    'Container app of shop/cart-api-6b6ccbc6c7-k2n68 was OOM killed at its memory limit of 128Mi.',
  ),
  of(
    OOM,
    'seven minutes -> restarts 8',
    'Container app of shop/cart-api-6b6ccbc6c7-k2n68 was OOM killed and restarted 8 times.',
  ),
  of(OOM, 'both pods', 'Both pods of shop/cart-api were OOM killed at their memory limit of 256Mi.'),
  of(OOM, 'init container', 'Init container `app` of cart-api-6b6ccbc6c7-k2n68 was OOM killed at 256Mi.'),
  of(
    OOM,
    'cpu',
    'Container app of cart-api-6b6ccbc6c7-k2n68 was OOM killed at its limit of 256Mi after it was throttled at its CPU limit of 250m.',
  ),
  of(
    OOM,
    'image pulled anew',
    'Container app of cart-api-6b6ccbc6c7-k2n68 was OOM killed at 256Mi after image registry.example.com/shop/cart-api:1.15.0 was rolled out.',
  ),
  of(OOM, 'exit code', 'Container app of cart-api-6b6ccbc6c7-k2n68 was OOM killed at 256Mi, exit code 139.'),
  of(
    OOM,
    'hours',
    'Container app of cart-api-6b6ccbc6c7-k2n68 was OOM killed at 256Mi for the last 9 hours.',
  ),
  of(
    READY,
    'wrong callee',
    'The readiness probe of orders-api fails with 503 because it cannot reach Redis at redis.orders:6379.',
  ),
  of(
    READY,
    'liveness',
    'The liveness probe of both pods of orders/orders-api fails with status 503 and restarts them.',
  ),
  of(
    READY,
    'one of two',
    'The readiness probe of one of two pods of orders-api fails with status 503, so orders/orders-api has 1 ready endpoint.',
  ),
  of(
    READY,
    'restarted',
    'The readiness probe of orders-api fails with 503 since pod orders-api-6d77898f8b-bskf4 was restarted 3 times.',
  ),
  of(
    IMAGE,
    'auth',
    'The image registry.example.com/web/storefront:2.4.1-rc9 cannot be pulled because the pull secret is not authorized.',
  ),
  of(
    IMAGE,
    'disk',
    'ImagePullBackOff of web/storefront: registry.example.com/web/storefront:2.4.1-rc9 cannot be pulled because the node has no disk space.',
  ),
  of(
    CONFIG,
    'wrong key',
    'Container app of billing/invoice-worker exits since `DATABASE_HOST` is "543z", which is no number.',
  ),
  of(
    CONFIG,
    'from secret',
    'Container app of billing/invoice-worker exits since DATABASE_PORT of Secret invoice-worker is "543z", which is no number.',
  ),
  of(NODE, 'pressure', 'Node worker-erp-1 is NotReady since it ran out of memory.'),
  of(NODE, 'pods moved', 'Node worker-erp-1 stopped posting status and its pod erp-app-0 was evicted.'),
  of(
    CPU,
    'memory',
    'Pod analytics/spark-driver-5796b97697-h5gfc cannot be scheduled: it requests 24Gi of memory and 3 nodes have insufficient memory.',
  ),
  of(
    CPU,
    'nodes',
    'Pod spark-driver-5796b97697-h5gfc asks for 24 CPUs, and each of 5 nodes has too little: Insufficient cpu.',
  ),
  of(JOB, 'attempts', 'Job etl/nightly-export failed 6 times with permission denied for table entries.'),
  of(
    JOB,
    'deadline',
    'Job etl/nightly-export failed since it ran into its active deadline: permission denied for table entries.',
  ),
  of(
    MOUNT,
    'secret',
    'Pod edge-proxy-c4b48775d-t4j8w cannot start since Secret edge-proxy-routes was not found.',
  ),
  of(
    MOUNT,
    'namespace',
    'Pod edge-proxy-c4b48775d-t4j8w cannot mount volume routes: ConfigMap edge-proxy-routes is not in namespace web.',
  ),
];

/** Answers that are right, with what is hard to check: durations, sums, differences, rounded figures, projections. */
export const RIGHT_ANSWERS: readonly ScriptedAnswer[] = [
  of(
    OOM,
    'plain',
    'Container app of pod shop/cart-api-6b6ccbc6c7-k2n68 was OOM killed at its memory limit of 256Mi.',
  ),
  of(
    OOM,
    'a duration of a run',
    'shop/cart-api is OOM killed at its memory limit of 256Mi about 2.5 minutes after each start, 7 restarts so far.',
  ),
  of(
    OOM,
    'a difference',
    'The heap of shop/cart-api was at 239 MiB of 256 MiB, only 17 MiB below the memory limit, before the OOM kill.',
  ),
  of(
    OOM,
    'a sum',
    'Both replicas of shop/cart-api may use 256Mi each, 512Mi in all; one of them was OOM killed at its memory limit.',
  ),
  of(
    OOM,
    'a share',
    'shop/cart-api was OOM killed at its memory limit of 256Mi with 82% of the cache loaded and the heap at 93% of the limit.',
  ),
  of(
    OOM,
    'rounded',
    'shop/cart-api was OOM killed: the heap reached about 240 MB of its memory limit of roughly 270 MB.',
  ),
  of(
    OOM,
    'a projection',
    'shop/cart-api was OOM killed at its memory limit of 256Mi. At this rate the whole cache of 500,000 items would need about 290 MiB.',
  ),
  of(
    OOM,
    'local time',
    'shop/cart-api was OOM killed at 04:04 KST (19:04 UTC) at its memory limit of 256Mi.',
  ),
  of(
    OOM,
    'a denial',
    'shop/cart-api was OOM killed at its memory limit of 256Mi; node worker-2 is not under memory pressure and no probe failed.',
    {
      detail: [
        'limit of 256Mi, request of 128Mi',
        'the other pod, cart-api-6b6ccbc6c7-wzvrp on worker-3, is well',
      ],
      chain: ['the cache is warmed', 'the heap grows to 239 MiB', 'the kernel kills the container at 256Mi'],
    },
  ),
  of(
    OOM,
    'advice',
    'shop/cart-api was OOM killed at its memory limit of 256Mi. Raise the limit to 384Mi or lower CACHE_MAX_ITEMS to 300000.',
  ),
  of(
    OOM,
    'Korean',
    'shop/cart-api의 컨테이너 app이 메모리 한도 256Mi에 도달해 OOM으로 종료되었고 7회 재시작했습니다.',
  ),
  of(
    READY,
    'a duration',
    'Deployment orders/orders-api has 0 of 2 ready replicas for 26 minutes: its readiness probe answers 503 because the schema registry at 10.96.88.3:8081 times out.',
  ),
  of(
    READY,
    'a sum of counts',
    'The readiness probes of both pods of orders/orders-api failed 314 times in all (157 + 157) with 503, as the schema registry times out.',
  ),
  of(
    IMAGE,
    'a difference of times',
    'The image tag 2.4.1-rc9 of web/storefront does not exist; the rollout began 17 minutes before the alert.',
  ),
  of(
    IMAGE,
    'counts',
    'Neither of the 2 pods of web/storefront can pull registry.example.com/web/storefront:2.4.1-rc9 (not found), tried 13 times.',
  ),
  of(
    CONFIG,
    'a trigger',
    'invoice-worker crashes with exit code 1 because DATABASE_PORT is 543z in ConfigMap billing/invoice-worker, created 16 minutes before the alert.',
  ),
  of(
    NODE,
    'a span',
    'Node worker-erp-1 is unreachable since 18:48: its kubelet stopped posting status about 20 minutes before it was read.',
  ),
  of(
    CPU,
    'a factor',
    'Pod analytics/spark-driver-5796b97697-h5gfc cannot be scheduled: it asks for 24 CPU, 16 more than the 8 of the largest node.',
  ),
  of(
    JOB,
    'an interval',
    'Job etl/nightly-export failed after 3 pods in 3 minutes at its limit of 2 retries, exit code 2: permission denied for table entries (SQLSTATE 42501).',
  ),
  of(
    MOUNT,
    'repetition',
    'edge-proxy cannot start: ConfigMap edge-proxy-routes does not exist in namespace gateway; the mount failed 21 times in 28 minutes.',
  ),
  of(
    MOUNT,
    'a cause behind it',
    'Pod gateway/edge-proxy-c4b48775d-t4j8w is Pending since 18:38 because ConfigMap edge-proxy-routes was never created in namespace gateway.',
  ),
  of(
    OOM,
    'plain',
    'Container app of pod shop/cart-api-6b6ccbc6c7-k2n68 exceeded its 256Mi memory limit and was OOM killed 7 times; the other replica is healthy.',
  ),
  of(
    OOM,
    'MB',
    'The cart-api container hits its memory limit (268 MB) and is OOM-killed (exit 137) about two and a half minutes after each start.',
  ),
  of(OOM, 'seconds', 'cart-api was OOMKilled again at 19:04:43, 150 s after its start at 19:02:13.'),
  of(
    OOM,
    'not pressured',
    'cart-api of shop is OOM killed at its own limit of 256Mi; worker-2 is not under memory pressure.',
  ),
  of(
    OOM,
    'half',
    'Pod cart-api-6b6ccbc6c7-k2n68 was OOM killed at its limit of 256Mi, twice its request of 128Mi; 1 of 2 replicas (50 %) serves.',
  ),
  of(
    OOM,
    'env',
    'The cache of cart-api (`CACHE_MAX_ITEMS`) grows until the container is OOM killed at 256Mi.',
  ),
  of(
    OOM,
    'backoff',
    'Container app of cart-api-6b6ccbc6c7-k2n68 is OOM killed at 256Mi and waits in CrashLoopBackOff for five minutes between restarts.',
  ),
  of(
    READY,
    'plain',
    'Both pods of orders/orders-api answer their readiness probe with HTTP 503, so the Service has no ready endpoints.',
  ),
  of(
    READY,
    'kafka',
    'Readiness of orders-api fails with 503 on worker-2 and worker-3; the pods run since 2026-11-20, so no restart is involved.',
  ),
  of(
    READY,
    'counts',
    'orders-api: 0 of 2 replicas are ready; the readiness probe failed 157 times per pod with status code 503.',
  ),
  of(
    IMAGE,
    'plain',
    'Image registry.example.com/web/storefront:2.4.1-rc9 was not found in the registry, so both pods of web/storefront stay in ImagePullBackOff.',
  ),
  of(
    IMAGE,
    'since',
    'The tag 2.4.1-rc9 of storefront does not exist; pods on worker-2 and worker-3 have waited since 18:20 (47 minutes).',
  ),
  of(
    CONFIG,
    'plain',
    'invoice-worker exits with code 1 two seconds after its start: DATABASE_PORT is "543z", which int() refuses; 11 restarts.',
  ),
  of(
    CONFIG,
    'cm',
    'DATABASE_PORT in ConfigMap billing/invoice-worker holds `543z` (probably 5432 was meant), so the worker crashes at start.',
  ),
  of(
    NODE,
    'plain',
    'The kubelet of node worker-erp-1 stopped posting its status at about 18:48; the node is NotReady and its conditions are Unknown.',
  ),
  of(
    NODE,
    'others',
    'Node worker-erp-1 is NotReady since its kubelet went silent; worker-1, worker-2 and worker-3 are ready.',
  ),
  of(
    CPU,
    'plain',
    'Pod analytics/spark-driver-5796b97697-h5gfc requests 24 CPUs and no node has more than 8, so it cannot be scheduled (0/3 nodes).',
  ),
  of(
    CPU,
    'factor',
    'spark-driver asks for 24 cores, three times what a node has (8); preemption does not help.',
  ),
  of(
    JOB,
    'plain',
    'Job etl/nightly-export reached its backoff limit after three pods failed with exit code 2: permission denied for table entries (SQLSTATE 42501).',
  ),
  of(
    MOUNT,
    'plain',
    'Pod gateway/edge-proxy-c4b48775d-t4j8w hangs in ContainerCreating because ConfigMap edge-proxy-routes for volume routes does not exist.',
  ),
  of(
    MOUNT,
    'times',
    'edge-proxy cannot start: mounting volume `routes` failed 21 times as ConfigMap `edge-proxy-routes` is not found.',
  ),
];
