import { worstOf, type CommandClass } from '../command-class.js';
import { phrases, words, type Program } from '../program.js';
import type { CallWords } from '../shell-call.js';

const SQL_READ =
  /^\s*(?:select|show|explain(?!\s+(?:\(\s*)?analy[sz]e)|describe|desc|table|with|values|\\(?:d|l|dt|di|dn|du|conninfo)[\w+]*)(?:\s|$|;)/i;
const SQL_RUINS =
  /\b(?:drop|truncate|delete|alter|revoke|grant|shutdown|kill|vacuum\s+full|reset\s+master|reindex)\b|pg_(?:terminate|cancel)_backend|\bcopy\b|program\b|pg_read_file|lo_export|dblink|load_file|into\s+outfile/i;
const SQL_WRITES =
  /\b(?:insert|update|create|merge|replace|call|do|set|lock|analy[sz]e|vacuum|refresh|nextval|setval|into)\b/i;

const classOfSql = (text: string): CommandClass => {
  if (SQL_RUINS.test(text)) return 'destructive';
  return SQL_READ.test(text) && !SQL_WRITES.test(text) ? 'read' : 'change';
};

/** An address with a password in it. */
const PASSWORD_IN_URL = /\/\/[^/\s:]*:[^/\s@]+@/;

const statements = ({ options }: CallWords, names: readonly string[]): readonly string[] =>
  names.flatMap((name) => options.get(name) ?? []);

const sql: Program = {
  names: ['psql', 'mysql', 'mariadb', 'sqlite3', 'cockroach', 'clickhouse-client'],
  otherwise: 'read',
  withValue: words(
    '-c --command -e --execute -h --host -p --port -U --username -u --user -d --dbname -f --file -D --database -q --query',
  ),
  options: { destructive: words('--password --password* -p*'), change: words('-f --file -o --output') },
  judge: (call, given) => {
    const asked = statements(call, ['-c', '--command', '-e', '--execute', '-q', '--query']);
    if (given.some(({ text }) => PASSWORD_IN_URL.test(text))) return 'destructive';
    return asked.length === 0 ? 'change' : worstOf(asked.map(classOfSql));
  },
};
/** `-p` asks for a password with mysql and names the port with psql. */
const sqlByPort: Program = {
  ...sql,
  names: ['psql', 'cockroach'],
  options: { destructive: words('--password*'), change: words('-f --file -o --output') },
};

const redis: Program = {
  names: ['redis-cli', 'valkey-cli'],
  otherwise: 'change',
  withValue: words('-h -p -n -a -u --user --pass -i -r'),
  verbs: {
    read: phrases(
      `info, INFO, ping, PING, dbsize, DBSIZE, ttl, TTL, type, TYPE, exists, EXISTS, get, GET, hlen, HLEN, llen, LLEN, scan, SCAN,
      slowlog get, SLOWLOG GET, client list, CLIENT LIST, memory usage, MEMORY USAGE, memory stats, MEMORY STATS, latency latest,
      LATENCY LATEST, cluster info, CLUSTER INFO, cluster nodes, CLUSTER NODES, role, ROLE`,
    ),
  },
  options: { destructive: words('-a --pass --eval'), change: words('--bigkeys --pipe -x') },
  judge: ({ positional: [verb = ''] }) =>
    /^(?:flushall|flushdb|shutdown|del|unlink|debug|replicaof|slaveof|failover|swapdb|migrate|restore|config|acl|script|eval|module|expire)$/i.test(
      verb,
    )
      ? 'destructive'
      : 'read',
};

const mongo: Program = {
  names: ['mongosh', 'mongo'],
  otherwise: 'change',
  withValue: words('--eval --host --port -u -p --username --password'),
  options: { destructive: words('-p --password') },
  judge: (call, given) => {
    const script = statements(call, ['--eval']).join(' ');
    const ruins = /drop|remove|delete|shutdown|reconfig|stepDown|killOp/.test(script);
    return ruins || given.some(({ text }) => PASSWORD_IN_URL.test(text)) ? 'destructive' : 'change';
  },
};

const kafka: Program = {
  names:
    words(`kafka-topics kafka-topics.sh kafka-consumer-groups kafka-consumer-groups.sh kafka-configs kafka-configs.sh
    kafka-acls kafka-acls.sh kcat`),
  otherwise: 'change',
  judge: (_call, given) =>
    given.some(({ text }) => /^--(?:delete|reset-offsets|remove|delete-offsets)/.test(text))
      ? 'destructive'
      : 'read',
};

const queues: Program = {
  names: ['rabbitmqctl', 'rabbitmq-diagnostics', 'nats'],
  otherwise: 'change',
  withValue: words('-s --server --user --password --creds --context -n -p'),
  verbs: {
    read: phrases(
      `status, list_queues, list_connections, list_channels, list_consumers, list_exchanges, cluster_status, ping, memory_breakdown,
      check_running, stream ls, stream info, stream report, consumer ls, consumer info, consumer report, server list, server info,
      server report, account info, rtt`,
    ),
    destructive: phrases(
      `stop, stop_app, reset, force_reset, delete_queue, purge_queue, delete_user, forget_cluster_node, close_all_connections,
      stream rm, stream purge, stream del, consumer rm, kv del, kv purge, kv rm`,
    ),
  },
  options: { destructive: words('--user --password --creds -s --server --nkey') },
};

const cloud: Program = {
  names: [
    'aws',
    'gcloud',
    'az',
    'eksctl',
    'doctl',
    'oci',
    'ibmcloud',
    'gh',
    'glab',
    'terraform',
    'tofu',
    'pulumi',
    'ansible',
    'vault',
  ],
  otherwise: 'change',
  judge: ({ positional }) => {
    const all = positional.join(' ');
    if (/secret|password|credential|get-login|access-?key|\btoken\b|kv get/i.test(all)) return 'destructive';
    return /\b(?:delete|destroy|terminate|remove|rm|purge|stop|deallocate|reboot|detach|revoke|disable|rb)\b/i.test(
      all,
    )
      ? 'destructive'
      : 'read';
  },
};

const git: Program = {
  names: ['git'],
  otherwise: 'change',
  withValue: words('-C'),
  verbs: { read: words('log show diff status blame shortlog describe rev-parse ls-files ls-tree grep') },
  options: {
    destructive: words('--force -f --hard -c --exec* --upload-pack*'),
    change: words('--output* -O --ext-diff --open-files-in-pager*'),
  },
};

/** Programs that talk to databases, queues and clouds. */
export const STORE_PROGRAMS: readonly Program[] = [
  sqlByPort,
  { ...sql, names: sql.names.filter((name) => !sqlByPort.names.includes(name)) },
  redis,
  mongo,
  kafka,
  queues,
  cloud,
  git,
];
