import type { Pod } from './objects.js';

/** A well-known server: how its images, its ports and lines about it look. */
export interface Product {
  readonly name: string;
  readonly image: RegExp;
  readonly ports: readonly number[];
  readonly line: RegExp;
}

const PRODUCTS: readonly Product[] = [
  {
    name: 'PostgreSQL',
    image: /postgres|postgis|timescale|pgvector|pgbouncer|pgpool|cockroach|yugabyte/i,
    ports: [5432, 6432, 26257],
    line: /\bpq: |psycopg|PSQLException|postgres|\bpgx?\b|SQLSTATE|Npgsql|asyncpg|\bFATAL: {1,2}|clients already|connection slots/i,
  },
  {
    name: 'MySQL',
    image: /mysql|mariadb|percona|vitess|tidb/i,
    ports: [3306, 4000],
    line: /mysql|mariadb|\bER_[A-Z_]{3,40}\b|\bError 1\d{3}\b|com\.mysql|SQLSTATE\[HY|SQLNonTransient/i,
  },
  {
    name: 'MongoDB',
    image: /mongo|ferretdb|documentdb/i,
    ports: [27017],
    line: /mongo|NotPrimary|no reachable servers|server selection (?:error|timeout)|serverSelectionTimeout|WiredTiger|not authorized on|command \w{1,64} requires authentication/i,
  },
  {
    name: 'Redis',
    image: /redis|valkey|keydb|dragonfly/i,
    ports: [6379, 26379],
    line: /redis|valkey|jedis|lettuce|maxmemory|\bMISCONF\b|\bREADONLY\b|\bNOAUTH\b|\bWRONGPASS\b|\bNOPERM\b|\bLOADING\b|CLUSTERDOWN|used memory/i,
  },
  {
    name: 'Kafka',
    image: /kafka|redpanda|strimzi/i,
    ports: [9092, 9093, 9094],
    line: /kafka|LEADER_|Partition|\bbroker|COORDINATOR_|NotEnoughReplicas|SASL|TopicAuthorization/i,
  },
  {
    name: 'RabbitMQ',
    image: /rabbitmq|lavinmq/i,
    ports: [5672, 5671],
    line: /rabbit|amqp|ACCESS_REFUSED|\bqueue '/i,
  },
  {
    name: 'Elasticsearch',
    image: /elasticsearch|opensearch/i,
    ports: [9200, 9300],
    line: /elastic|opensearch|circuit_breaking|es_rejected|cluster_block|index_not_found|security_exception|shards failed|watermark/i,
  },
  { name: 'etcd', image: /\betcd\b/i, ports: [2379], line: /etcdserver|\bmvcc: |\betcd\b/i },
  { name: 'NATS', image: /\bnats\b/i, ports: [4222], line: /\bnats: |\bnats\b/i },
  { name: 'Memcached', image: /memcached/i, ports: [11211], line: /memcache|SERVER_ERROR/i },
  {
    name: 'Cassandra',
    image: /cassandra|scylla/i,
    ports: [9042],
    line: /cassandra|scylla|datastax|keyspace|NoHostAvailable|at consistency (?:level )?[A-Z_]{3,14}\b/i,
  },
  {
    name: 'S3',
    image: /\bminio\b|seaweedfs|rustfs|localstack|ceph\/(?:ceph|daemon)|garage/i,
    ports: [],
    line: /\bs3\b|minio|NoSuchBucket|SlowDown/i,
  },
  {
    name: 'ClickHouse',
    image: /clickhouse/i,
    ports: [8123],
    line: /clickhouse|DB::Exception/i,
  },
  {
    name: 'ZooKeeper',
    image: /zookeeper/i,
    ports: [2181],
    line: /zookeeper|KeeperException|\bzk\b/i,
  },
  {
    name: 'Vault',
    image: /\b(?:vault|openbao)\b/i,
    ports: [8200],
    line: /\bvault is sealed\b|\/v1\/(?:kv|sys|auth|pki|transit)\/|X-Vault-Token/i,
  },
  {
    name: 'SQL Server',
    image: /mssql/i,
    ports: [1433],
    line: /SqlException|sqlserver|mssql|Login failed for user/i,
  },
];

/** The product that a line is about; `null` where it tells none. */
export const productOfLine = (text: string): Product | null =>
  PRODUCTS.find(({ line }) => line.test(text)) ?? null;

/** The product that a pod runs, by its images. */
export const productOfPod = ({ spec }: Pod): Product | null =>
  PRODUCTS.find(({ image: pattern }) => spec.containers.some(({ image = '' }) => pattern.test(image))) ??
  null;
