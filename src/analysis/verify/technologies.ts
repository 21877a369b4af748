import type { Shown } from './shown.js';

/** Programs that a cause may blame, and what else stands for them in objects, logs and addresses. */
const TECHNOLOGIES: readonly { readonly said: RegExp; readonly shown: RegExp }[] = [
  { said: /\bRedis\b/i, shown: /redis|valkey|\b6379\b/i },
  { said: /\bKafka\b/i, shown: /kafka|broker|redpanda|\b9092\b/i },
  { said: /\bPostgres(?:QL)?\b/i, shown: /postgres|pgbouncer|SQLSTATE|\bpq:|psycopg|pgx|\b5432\b|\bsql\b/i },
  { said: /\b(?:MySQL|MariaDB)\b/i, shown: /mysql|mariadb|\b3306\b|innodb/i },
  { said: /\bMongo(?:DB)?\b/i, shown: /mongo|\b27017\b/i },
  { said: /\bRabbitMQ\b/i, shown: /rabbit|amqp|\b5672\b/i },
  { said: /\b(?:Elasticsearch|OpenSearch)\b/i, shown: /elastic|opensearch|\b9200\b/i },
  { said: /\bCassandra\b/i, shown: /cassandra|scylla|\b9042\b/i },
  { said: /\bMemcached?\b/i, shown: /memcache|\b11211\b/i },
  { said: /\bZooKeeper\b/i, shown: /zookeeper|\bzk\b|\b2181\b/i },
  { said: /\bVault\b/, shown: /vault|\b8200\b/i },
  { said: /\bKeycloak\b/i, shown: /keycloak|oidc/i },
  { said: /\bMinIO\b/i, shown: /minio|\bs3\b/i },
  { said: /\bCoreDNS\b/i, shown: /coredns|kube-dns/i },
  { said: /\b(?:Calico|Cilium|Flannel)\b/i, shown: /calico|cilium|flannel|\bcni\b/i },
  { said: /\betcd\b/, shown: /etcd/i },
  { said: /\bJVM\b|\bJava heap\b/, shown: /java|jvm|heap/i },
];

/** Programs that a sentence blames and nothing that was read holds. */
export const unseenTechnologies = (asserted: string, shown: Shown): readonly string[] =>
  TECHNOLOGIES.flatMap(({ said, shown: form }) => {
    const [name] = said.exec(asserted) ?? [];
    return name === undefined || shown.texts.some((text) => form.test(text)) ? [] : [name];
  });
