import type { AlertClass } from './alert-class.js';

/** Words that tell a class. */
export interface ClassWords {
  readonly class: AlertClass;
  readonly words: RegExp;
}

/**
 * Words of names and texts, asked in this order, so that the particular stands before the general: "certificate expires"
 * before "down", "error rate of the database" before "database is down", "HPA" before "replicas", and what merely says
 * that something failed last. A text is lower case, its words apart.
 */
export const CLASS_WORDS: readonly ClassWords[] = [
  { class: 'storage', words: /\b(?:pvcs?|claims?|volumes?) (?:is |are )?(?:pending|unbound|lost)\b/ },
  {
    class: 'meta',
    words: /\b(?:watchdog|dead ?mans? ?switch|info ?inhibitor|heartbeat|test alert|always firing)\b/,
  },
  {
    class: 'no-data',
    words:
      /\b(?:no ?data|datasource ?(?:error|no ?data)|absent|missing (?:metrics?|series|data)|no (?:metrics|series)|stale metrics?)\b/,
  },
  { class: 'expiry', words: /\b(?:certificates?|certs?|tls|ssl|x ?509|expir\w*|renewals?)\b/ },
  {
    class: 'node',
    words:
      /\bnodes? (?:is |are |has been )?(?:down|lost|gone|unreachable|(?:not|un) ?ready|unhealthy|rebooted)\b|\b(?:memory|disk|pid) ?pressure\b|\bnetwork ?unavailable\b/,
  },
  {
    class: 'control-plane',
    words:
      /\b(?:kube ?api(?: ?server)?|api ?servers?|etcd|kube ?scheduler|controller manager|admission webhooks?|core ?dns)\b/,
  },
  {
    class: 'errors',
    words:
      /(?:\b|[a-z])(?:5|4)(?:xx|\d\ds?\b|x{2})|\berror(?:s)? ?(?:rates?|ratios?|budgets?|percent\w*|responses?)\b|\b(?:failure|success) ?(?:rates?|ratios?)\b|\bfailed requests?\b|\brequests? (?:fail\w*|errors?)\b|\bhigh errors?\b|\bavailability slo\b/,
  },
  {
    class: 'latency',
    words:
      /\b(?:latenc\w*|p(?:50|9\d{1,2})|slow\w*|durations?|response ?times?|percentiles?|apdex|slo ?(?:burn\w*)?|time ?outs?)\b/,
  },
  { class: 'restarts', words: /\b(?:restart\w*|crash\w*|oom\w*|out of memory|back ?off|killed)\b/ },
  {
    class: 'scheduling',
    words:
      /\b(?:pending|unschedul\w*|(?:not|failed|fail\w*) ?(?:be )?schedul\w*|mis ?scheduled|over ?commit\w*|quotas?|evict\w*|insufficient (?:cpu|memory))\b/,
  },
  {
    class: 'scaling',
    words: /\b(?:hpa|vpa|keda|(?:auto)?scal(?:e|er|ing|ers)|autoscal\w*|max(?:imum)? replicas|maxed ?out)\b/,
  },
  {
    class: 'storage',
    words:
      /\b(?:disks?|volumes?|pvcs?|pvs?|persistent\w*|file ?systems?|fs|inodes?|storage|out of space|filling|fill(?:s|ing)? up|mount\w*)\b/,
  },
  { class: 'job', words: /\b(?:cron ?jobs?|jobs?|backups?|batch)\b/ },
  {
    class: 'not-ready',
    words:
      /\b(?:(?:not|un) ?ready|readiness|unhealthy|(?:liveness|startup) probes?|replicas? ?(?:mismatch|missing|not)|mismatch|rollouts?|generation|waiting|image ?pull|stuck|degraded|not (?:running|healthy|available replicas))\b/,
  },
  {
    class: 'unavailable',
    words:
      /\b(?:unavailable|unavailability|down|unreachable|(?:no|without) (?:ready |healthy )?endpoints?|offline|not (?:responding|available|reachable|up)|outage|disconnected|lost|probe (?:failed|failure|fails))\b/,
  },
  // Work that waits: whatever keeps it from being done in time explains it.
  {
    class: 'latency',
    words: /\b(?:queues?|backlogs?|lag|lagging|outbox|messages? ready|undelivered|unprocessed)\b/,
  },
  {
    class: 'saturation',
    words:
      /\b(?:cpu|memory|mem|throttl\w*|saturat\w*|load|connections?|pool|threads?|heap|limits?|usage|utili[sz]ation|congest\w*|file ?descriptors?|exhaust\w*|full|swap|gpu)\b/,
  },
  { class: 'node', words: /\b(?:nodes?|kubelet|hosts?|machines?|kernel|clock|ntp|raid|systemd)\b/ },
  {
    class: 'errors',
    words: /\b(?:errors?|exceptions?|fail\w*|panics?|reject\w*|denied|dropped|deadlocks?|broken)\b/,
  },
];

/** What a rule's expression tells, asked in this order: functions, metrics and label values. */
export const EXPRESSION_WORDS: readonly ClassWords[] = [
  { class: 'no-data', words: /\babsent(?:_over_time)?\s*\(/ },
  { class: 'expiry', words: /cert\w*_(?:expir|not_after|expiration)|_expiry|certificate_expiration/ },
  {
    class: 'restarts',
    words:
      /restarts?_total|container_restarts|k8s\.container\.restarts|oomkilled|oom_(?:kill|events)|crashloop/i,
  },
  {
    class: 'errors',
    words:
      /(?:code|status|response_code|status_code|class)"?\s*=~?\s*"[^"]*(?:5\.|5xx|5\d\d|4xx|4\.|error)|(?:_errors?|_failures?|_failed)_(?:total|count|sum)|_5xx/i,
  },
  {
    class: 'latency',
    words: /histogram_quantile|(?:duration|latency|response_time|milliseconds|time)(?:_\w+)?_(?:bucket|sum)/,
  },
  { class: 'storage', words: /kubelet_volume_stats|node_filesystem|persistentvolume|_disk_/ },
  { class: 'scaling', words: /horizontalpodautoscaler|kube_hpa|keda_/ },
  { class: 'scheduling', words: /unschedulable|kube_resourcequota|phase"?\s*=~?\s*"[^"]*pending/i },
  { class: 'job', words: /kube_(?:cron)?job_/ },
  { class: 'node', words: /kube_node_|node_(?:boot|timex|network|systemd)/ },
  {
    class: 'not-ready',
    words: /status_ready|status_waiting|replicas_(?:available|unavailable|ready|updated)|status_phase/,
  },
  { class: 'saturation', words: /cpu|memory|throttl|queue|_lag\b|connections|heap|load1?5?\b/ },
  { class: 'unavailable', words: /\bup(?:\{[^}]*\})?\s*[=<]|probe_success|endpoint_address_available|_up\b/ },
];
