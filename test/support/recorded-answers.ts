/** What a careful model answers about a recorded scenario, in the form it is asked for. */
export interface RecordedAnswer {
  readonly cause: string | null;
  readonly en: string;
  readonly ko: string;
  /** Claim, evidence id, words quoted from it. */
  readonly citations: readonly (readonly [string, string, string | null])[];
}

/**
 * Answers about the recorded scenarios as models write them, in both languages: with and without backticks, with numbers in
 * other units, local times, durations that were worked out, quotations as JSON, as prose and with elisions.
 */
export const RECORDED_ANSWERS: Readonly<Record<string, readonly RecordedAnswer[]>> = {
  'crashloop-bad-config': [
    {
      cause:
        'Container app of Deployment billing/invoice-worker exits at start because DATABASE_PORT is "543z", which is no number.',
      en: "Pod `billing/invoice-worker-d768cdfcc-ntbdg` has crashed 11 times since 18:29 UTC because `DATABASE_PORT` is set to '543z' in ConfigMap `invoice-worker` (E4, E6). The app exits with `ValueError` about 2 seconds after each start.",
      ko: '파드 billing/invoice-worker-d768cdfcc-ntbdg는 환경 변수 `DATABASE_PORT` 값이 숫자가 아닌 `543z`라서 시작 직후 종료되며 11회 재시작했습니다. 컨테이너 이미지는 invoice-worker:5.2.0입니다.',
      citations: [
        ['the port is no number', 'E5', "ValueError: invalid literal for int() with base 10: '543z'"],
        ['it reads the environment', 'E4', 'port=int(env["DATABASE_PORT"]), … invalid literal for int()'],
        ['it restarted', 'E2', '"restartCount":11'],
        [
          'back-off',
          'E3',
          'Back-off restarting failed container app in pod invoice-worker-d768cdfcc-ntbdg_billing',
        ],
        ['it was rolled out', 'E12', '"what":"rolled out revision 1"'],
        ['configuration', 'E6', '{"configMapRef":{"name":"invoice-worker"}}'],
      ],
    },
    {
      cause: 'invoice-worker cannot parse DATABASE_PORT',
      en: 'The crash-looping container `app` of deployment invoice-worker fails in settings.py line 57: the value of `DATABASE_PORT` is not an integer. It began 16 minutes before the alert, with revision 1 of the rollout.',
      ko: 'billing 네임스페이스의 invoice-worker 디플로이먼트가 잘못된 DATABASE_PORT 값 때문에 종료 코드 1로 반복해서 종료됩니다. 알림 약 16분 전에 배포된 첫 리비전부터 발생했습니다.',
      citations: [
        ['line 57', 'E4', 'File "/app/settings.py", line 57, in from_env'],
        ['exit code', 'E2', 'exit code 1'],
        ['one pod', 'E11', 'app: CrashLoopBackOff, last Error (exit 1), not ready, 11 restarts'],
      ],
    },
  ],
  'failed-mount-missing-configmap': [
    {
      cause: 'ConfigMap edge-proxy-routes does not exist in namespace gateway.',
      en: 'Pod gateway/edge-proxy-c4b48775d-t4j8w cannot start because the ConfigMap `edge-proxy-routes`, mounted as volume `routes`, does not exist in namespace `gateway`. The kubelet has failed to mount it 21 times over 28 minutes.',
      ko: '`gateway` 네임스페이스에 컨피그맵 edge-proxy-routes가 없어 파드 edge-proxy-c4b48775d-t4j8w가 28분 넘게 ContainerCreating 상태입니다.',
      citations: [
        [
          'mount fails',
          'E3',
          'MountVolume.SetUp failed for volume "routes" : configmap "edge-proxy-routes" not found',
        ],
        ['not there', 'E10', 'configmap edge-proxy-routes: absent'],
        ['waiting', 'E2', 'state.waiting.reason: ContainerCreating'],
        ['the image', 'E2', 'docker.io/envoyproxy/envoy:v1.33.2'],
      ],
    },
  ],
  'image-pull-backoff': [
    {
      cause: 'The image tag 2.4.1-rc9 of web/storefront does not exist in the registry.',
      en: 'Both pods of Deployment `web/storefront` are stuck in ImagePullBackOff: the tag `2.4.1-rc9` of `registry.example.com/web/storefront` does not exist in the registry. The pull was tried 13 times since 18:20 UTC.',
      ko: '디플로이먼트 web/storefront의 이미지 registry.example.com/web/storefront:2.4.1-rc9가 레지스트리에 없어 파드 2개가 모두 시작하지 못합니다. 11월 23일 03:20(KST) 이후 계속되고 있습니다.',
      citations: [
        [
          'not found',
          'E3',
          'Failed to pull image "registry.example.com/web/storefront:2.4.1-rc9": rpc error: code = NotFound',
        ],
        ['two pods', 'E9', 'none of 2 pods is healthy'],
        ['deadline', 'E4', '"reason":"ProgressDeadlineExceeded","status":"False"'],
        ['no endpoint', 'E11', '"ready":0,"notReady":2'],
      ],
    },
  ],
  'job-backoff-limit': [
    {
      cause: 'The database user of Job etl/nightly-export may not read table entries (SQLSTATE 42501).',
      en: 'Job etl/nightly-export failed after 3 pods because its database user lacks permission on table `entries` (SQLSTATE 42501). It hit backoffLimit 2 with reason `BackoffLimitExceeded` at 18:19 UTC.',
      ko: 'etl 네임스페이스의 잡 nightly-export는 테이블 `entries`에 대한 권한이 없어(SQLSTATE 42501) 종료 코드 2로 실패했고, backoffLimit 2회를 초과했습니다.',
      citations: [
        ['permission', 'E4', 'ERROR: permission denied for table entries (SQLSTATE 42501)'],
        ['limit', 'E5', 'Job has reached the specified backoff limit'],
        ['limit of two', 'E5', 'spec.backoffLimit: 2'],
        ['three pods', 'E9', '"found":3'],
      ],
    },
  ],
  'node-not-ready': [
    {
      cause: 'The kubelet of node worker-erp-1 stopped posting its status.',
      en: 'Node `worker-erp-1` is NotReady since 18:48 UTC because its kubelet stopped posting status; the last heartbeat was at 18:47:22. Pods `erp-app-0` and `erp-app-1` in namespace `legacy-erp` run on it and are not ready.',
      ko: '노드 worker-erp-1의 kubelet이 2026-11-23 18:47 이후 상태를 보고하지 않아 NotReady입니다. legacy-erp/erp-app-0 등 파드 2개가 영향을 받습니다.',
      citations: [
        ['stopped', 'E2', 'Kubelet stopped posting node status.'],
        ['event', 'E3', 'Node worker-erp-1 status is now: NodeNotReady'],
        ['pods', 'E4', 'erp-app-0 … erp-app-1'],
        ['taint', 'E5', 'taint node.kubernetes.io/unreachable:NoExecute was added'],
      ],
    },
    {
      cause: null,
      en: 'Why the kubelet of node worker-erp-1 went silent about 20 minutes ago is not known: the evidence holds no log of the node. The state of the machine at the cloud provider would decide.',
      ko: '노드 worker-erp-1의 kubelet이 약 20분 전에 응답을 멈춘 이유는 알 수 없습니다. 노드 자체의 로그가 있어야 판단할 수 있습니다.',
      citations: [['silent', 'E2', 'NodeStatusUnknown']],
    },
  ],
  oomkilled: [
    {
      cause:
        'Container app of pod shop/cart-api-6b6ccbc6c7-k2n68 exceeds its memory limit of 256Mi while it warms its cache.',
      en: 'Container `app` of `shop/cart-api-6b6ccbc6c7-k2n68` is OOMKilled (exit code 137) because warming a cache of 500,000 items outgrows its 256Mi memory limit. The heap was at 239 MiB, 93% of the limit, with 410k items, 20 seconds before the kill.',
      ko: 'shop/cart-api 디플로이먼트의 컨테이너 app이 캐시 50만 개(500000)를 적재하면서 메모리 한도 256Mi를 초과해 OOMKilled(종료 코드 137)되고 있습니다. 약 6시간 동안 7회 재시작했습니다.',
      citations: [
        ['killed', 'E2', '"reason":"OOMKilled"'],
        ['exit code', 'E2', 'exitCode: 137'],
        ['heap', 'E5', 'cart cache: 410000 items, heap 239 MiB'],
        ['limit', 'E6', 'resources.limits.memory=256Mi'],
        ['cache', 'E6', 'CACHE_MAX_ITEMS: 500000'],
        ['one is fine', 'E11', 'cart-api-6b6ccbc6c7-wzvrp'],
      ],
    },
    {
      cause: 'cart-api is OOM-killed',
      en: 'The out-of-memory kill of cart-api-6b6ccbc6c7-k2n68 comes from its cache, whose heap reaches about 240 MB of the 256 MiB (268435456 bytes) limit roughly every 2 minutes. Raise the limit to 512Mi or lower `CACHE_MAX_ITEMS`.',
      ko: '캐시가 힙을 약 240MB까지 늘려 한도 256MiB에 도달하므로 파드 cart-api-6b6ccbc6c7-k2n68이 반복 종료됩니다. 한도를 512Mi로 올리는 것을 권장합니다.',
      citations: [
        ['the events agree', 'E3', 'Back-off restarting failed container app'],
        ['the end', 'E2', 'reason OOMKilled, exit code 137, at 2026-11-23T19:04:43Z'],
      ],
    },
  ],
  'pending-insufficient-cpu': [
    {
      cause: 'Pod analytics/spark-driver-5796b97697-h5gfc requests 24 CPU and no node has as much.',
      en: 'Pod `spark-driver-5796b97697-h5gfc` in namespace analytics is unschedulable: it requests 24 CPUs and 8 GiB of memory, more than any of the 3 nodes can offer. It has been Pending for 33 minutes.',
      ko: '파드 analytics/spark-driver-5796b97697-h5gfc는 CPU 24코어를 요청하지만 노드 3대 모두 CPU가 부족하여(Insufficient cpu) Pending 상태입니다.',
      citations: [
        ['no node', 'E3', '0/3 nodes are available: 3 Insufficient cpu.'],
        ['requests', 'E2', '"requests":{"cpu":"24","memory":"8Gi"}'],
        ['preemption', 'E2', 'Preemption is not helpful for scheduling'],
      ],
    },
  ],
  'readiness-probe-failing-service-without-endpoints': [
    {
      cause:
        'The readiness probe of orders/orders-api fails because the schema registry at 10.96.88.3:8081 does not answer.',
      en: 'Deployment orders/orders-api has 0 of 2 ready replicas because `/readyz` answers 503 while its `schema-registry` check times out (10.96.88.3:8081). Service `orders-api` has no ready endpoints since 18:43 UTC; the probe failed 157 times.',
      ko: 'orders-api 파드 2개의 readiness probe(`GET /readyz`, 포트 8080)가 schema-registry(10.96.88.3:8081) 연결 시간 초과로 503을 반환해 실패하고 있습니다. 그래서 서비스 orders-api에 준비된 엔드포인트가 없습니다.',
      citations: [
        ['503', 'E3', 'Readiness probe failed: HTTP probe failed with statuscode: 503'],
        [
          'registry',
          'E4',
          '"msg":"schema registry unreachable","err":"dial tcp 10.96.88.3:8081: i/o timeout"',
        ],
        ['check', 'E4', 'readyz: not ready, check: schema-registry'],
        ['endpoints', 'E12', 'ready: 0, notReady: 2'],
        ['still running', 'E10', 'app: Running, not ready, 0 restarts'],
      ],
    },
  ],
};

/** Further summaries as models write them, of every length and style; all of it is in the evidence or follows from it. */
export const RECORDED_SUMMARIES: Readonly<Record<string, readonly string[]>> = {
  oomkilled: [
    'The `app` container in pod `cart-api-6b6ccbc6c7-k2n68` (Deployment `cart-api`, namespace `shop`) is repeatedly OOM-killed (exit code 137, reason OOMKilled) because its in-memory cart cache grows past the 256Mi limit. It has restarted 7 times and is now in CrashLoopBackOff.',
    'shop/cart-api is crash-looping: the cart cache warm-up (CACHE_MAX_ITEMS=500000) pushes the heap to ~239 MiB of the 256 MiB memory limit, so the kernel OOM-kills the container roughly 2m30s after each start.',
    'Root cause: memory limit (`resources.limits.memory: 256Mi`) on the cart-api container is too low for the 500k-item cache. One of two replicas (cart-api-6b6ccbc6c7-wzvrp) remains healthy.',
    'The cart-api pod on worker-2 was OOMKilled at 2026-11-23T19:04:43Z after loading 410,000 of 500,000 items (82%).',
    'The service cart-api still has 1 of 2 endpoints ready; the other pod hits a back-off of 5m0s.',
    'With 82% of the cache loaded the heap already uses 93% of the limit.',
    'shop 네임스페이스의 cart-api 파드(cart-api-6b6ccbc6c7-k2n68)가 메모리 한도(256Mi)를 초과해 OOMKilled 되고 있습니다. 캐시 워밍업이 50만 건을 적재하며 힙이 239MiB까지 증가한 것이 원인입니다.',
    '컨테이너 `app`이 2026-11-24 04:04 KST에 종료 코드 137로 종료되었습니다. 재시작 횟수는 7회이며 노드는 worker-2입니다.',
    '`cart-api` 디플로이먼트의 `app` 컨테이너는 `limits.memory`가 `256Mi`로 설정되어 있으나 캐시가 이를 초과합니다.',
    'The node worker-2 itself has 32Gi of memory and no MemoryPressure, so this is a container-level (cgroup) OOM.',
    'Memory climbed from 96 MiB to 171 MiB to 239 MiB within 2 minutes (19:02–19:04 UTC).',
    'The pod is about 6 hours old (created 13:06 UTC) and runs `registry.example.com/shop/cart-api:1.14.2`.',
  ],
  'crashloop-bad-config': [
    "invoice-worker in billing crash-loops because `DATABASE_PORT` is '543z' rather than a number such as 5432. The ConfigMap was created at 18:29:14Z, 16 minutes before the alert.",
    '`invoice-worker` 컨피그맵의 DATABASE_PORT 값 오타(543z)로 인해 invoice-worker-d768cdfcc-ntbdg 파드가 기동 직후 ValueError로 종료됩니다. 38분간 55회의 BackOff 이벤트가 발생했습니다.',
    'The pod has restarted 11 times in about 38 minutes; every start fails in Settings.from_env (settings.py:57).',
    'Container `app` exits with code 1 within ~2s.',
  ],
  'failed-mount-missing-configmap': [
    'Pod edge-proxy-c4b48775d-t4j8w is stuck in ContainerCreating: the ConfigMap gateway/edge-proxy-routes does not exist, so volume "routes" cannot be mounted (FailedMount ×21).',
    'The Deployment edge-proxy (1 replica, revision 1) was rolled out at 18:38 UTC without its ConfigMap.',
    '엣지 프록시(envoy v1.33.2) 파드가 configmap "edge-proxy-routes"를 찾지 못해 마운트에 실패했습니다.',
  ],
  'image-pull-backoff': [
    'storefront:2.4.1-rc9 cannot be pulled (NotFound) by worker-2 and worker-3, so 0/2 replicas are available and the rollout exceeded its 600s progress deadline.',
    '`web/storefront`의 이미지 태그 `2.4.1-rc9`가 레지스트리(`registry.example.com`)에 존재하지 않아 ImagePullBackOff 상태가 약 47분째 지속되고 있습니다.',
  ],
  'job-backoff-limit': [
    'The nightly-export Job failed: all 3 attempts (nightly-export-p2nvj, -qwdx8 and -26gn8) aborted with exit code 2 after PostgreSQL 16.4 answered "permission denied for table entries" (SQLSTATE 42501).',
    'etl/nightly-export는 `ledger.entries` 테이블 권한 부족으로 0건을 내보낸 뒤 중단되었고, 재시도 2회 후 BackoffLimitExceeded로 실패했습니다.',
    'Job etl/nightly-export failed after ~1 minute because the export user lacks SELECT on ledger.entries; target was s3://finance-exports.',
  ],
  'node-not-ready': [
    'worker-erp-1 (zone-a) stopped sending heartbeats at 18:47:22Z; the node controller marked it NotReady at 18:48:22Z, 15 minutes before the alert fired.',
    '노드 `worker-erp-1`이 18:47 UTC부터 하트비트를 보내지 않아 NotReady(Unknown) 상태이며, `legacy-erp` 네임스페이스의 StatefulSet 파드 `erp-app-0`, `erp-app-1`이 영향을 받습니다.',
  ],
  'pending-insufficient-cpu': [
    'spark-driver-5796b97697-h5gfc has been Pending since 18:35 UTC because it requests 24 CPU cores (24000m) while the largest node has 8; none of 3 nodes fits.',
    'spark-driver가 요청한 CPU 24코어를 수용할 수 있는 노드가 없습니다(0/3). 약 33분 동안 스케줄되지 못했습니다.',
  ],
  'readiness-probe-failing-service-without-endpoints': [
    'orders-api pods on worker-2 and worker-3 fail their readiness probe with HTTP 503 because the schema registry (10.96.88.3:8081) is unreachable since 18:42:35Z, leaving Service orders/orders-api with 0 ready endpoints.',
    'orders-api의 /readyz가 503을 반환합니다. schema-registry(10.96.88.3:8081)에 대한 연결이 i/o timeout으로 실패하고 있으며 16분 이상 지속되었습니다.',
    'Both orders-api replicas (image `registry.example.com/orders/api:8.1.0`) have been unready for 26 minutes.',
  ],
};
