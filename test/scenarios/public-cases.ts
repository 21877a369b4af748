import type { Expectation } from '../support/scenario/scenario-file.ts';

type Case = Pick<Expectation, 'cause_any' | 'must_name' | 'must_not'> & {
  /** What the alert is about, as the summary must name it. */
  readonly root: readonly string[];
  /** No cause may be stated. */
  readonly causeless?: true;
};

/**
 * What is right for situations that users of such tools have reported in public, by the name of their folder. Only those with a
 * recorded cluster and one alert.
 */
export const PUBLIC_CASES: Readonly<Record<string, Case>> = {
  'otel-underscore-labels': {
    root: ['Deployment/ledger'],
    cause_any: ['OOM', 'memory limit'],
    must_name: ['pay/ledger-6c9d7f5b8c-x2k4p', '200Mi'],
    must_not: [],
  },
  'node-exporter-filesystem': {
    root: ['Node/worker-2'],
    cause_any: ['disk ?pressure', 'file ?system'],
    must_name: ['worker-2', '9\\.81'],
    must_not: ['kps-prometheus-node-exporter-q9w8z'],
  },
  'volume-filling-up': {
    root: ['PersistentVolumeClaim/data-db-0'],
    cause_any: ['1\\.2 ?%', 'fill', 'full'],
    must_name: ['data-db-0', 'db-0', '10Gi'],
    must_not: ['(explains|cause)[^.]{0,60}node worker-1'],
  },
  'node-networking-not-ready': {
    root: ['Node/ip-10-18-202-52.eu-central-1.compute.internal'],
    cause_any: ['NetworkingReady', 'IPAMDNotReady', 'IPAM-D'],
    must_name: ['IPAM'],
    must_not: ['KernelReady (is )?(False|wrong)'],
  },
  'unexpected-admission-error': {
    root: ['Deployment/trainer'],
    cause_any: ['no healthy devices', 'UnexpectedAdmissionError', 'cannot allocate'],
    must_name: ['nvidia\\.com/gpu'],
    must_not: ['OOM'],
  },
  'cni-no-ip-address': {
    root: ['Deployment/hello'],
    cause_any: ['failed to assign an IP address', 'no (free )?IP address', 'sandbox'],
    must_name: ['aws-cni|IP address'],
    must_not: ['OOM'],
  },
  'volume-multi-attach': {
    root: ['Deployment/db2', 'PersistentVolume/pvc-7a81'],
    cause_any: ['multi-attach', 'held', 'already (exclusively )?attached', 'in use'],
    must_name: ['pvc-7a81', 'worker-9|db2-6c9d7f5b8c-old11'],
    must_not: ['OOM'],
  },
  'readiness-gate-false': {
    root: ['Deployment/api'],
    cause_any: ['readiness gate'],
    must_name: ['target-health\\.elbv2\\.k8s\\.aws', 'health checks failed'],
    must_not: ['OOM'],
  },
  'post-start-hook-fails': {
    root: ['Deployment/influx'],
    cause_any: ['post-?start'],
    must_name: ['id must have a length of 16 bytes'],
    must_not: ['undo'],
  },
  'node-graceful-shutdown': {
    root: ['Deployment/batch', 'Node/worker-1'],
    cause_any: ['shutdown'],
    must_name: ['worker-1', 'shutdown'],
    must_not: ['crash'],
  },
  'resize-deferred': {
    root: ['Deployment/report'],
    cause_any: ['OOM', 'memory limit'],
    must_name: ['256Mi', 'defer'],
    must_not: ['limit of 2Gi', '--limits=memory=4Gi'],
  },
  'ended-debug-container': {
    root: [],
    causeless: true,
    cause_any: [],
    must_name: ['web'],
    must_not: ['ran out of memory', 'debugger-x7[^.]{0,40}was OOM'],
  },
  'grafana-no-data': {
    root: [],
    causeless: true,
    cause_any: ['no data'],
    must_name: ['Portal 5xx ratio', 'P1809'],
    must_not: ['OOM'],
  },
  'grafana-no-data-beside-a-crash': {
    root: [],
    cause_any: ['no data'],
    must_name: ['Ledger pod restarts', 'prom-uid'],
    must_not: ['OOM[\\s\\S]{0,80}(cause|explain)[\\s\\S]{0,20}DatasourceNoData'],
  },
};
