import { samplesOf, type ClassLines } from '../../../../test/support/error-line-samples.js';
import type { RuleSamples } from '../../../../test/support/rule-samples.js';

const LINES: readonly ClassLines[] = [
  {
    id: 'open-files',
    lines: ['accept4(): Too many open files', 'Error: EMFILE: too many open files, watch'],
    near: ['INFO opened 12 files'],
  },
  {
    id: 'read-only-file-system',
    lines: [
      'write /data/a: read-only file system',
      'OSError: [Errno 30] Read-only file system: /var/cache/x',
    ],
    near: ['INFO mounted /data'],
  },
  {
    id: 'io-error',
    lines: ['read /data/x: input/output error', 'stat /mnt/share: stale file handle'],
    near: ['INFO io threads: 4'],
  },
  {
    id: 'deadlock',
    lines: [
      'ERROR: deadlock detected DETAIL: Process 12 waits for ShareLock',
      'Transaction (Process ID 52) was chosen as the deadlock victim',
    ],
    near: ['INFO deadlock detector started'],
  },
  {
    id: 'lock-wait',
    lines: [
      'ERROR 1205 (HY000): Lock wait timeout exceeded; try restarting transaction',
      'sqlite3.OperationalError: database is locked',
    ],
    near: ['INFO lock acquired'],
  },
  {
    id: 'schema',
    lines: [
      'psycopg.errors.UndefinedTable: relation "salaries_2026" does not exist',
      "Error 1054 (42S22): Unknown column 'o.tier' in 'field list'",
      "Table 'shop.orders_v2' doesn't exist",
      'NoSuchBucketException: The specified bucket does not exist (Service: S3, Status Code: 404)',
    ],
    near: ['INFO table orders created'],
  },
  {
    id: 'deserialization',
    lines: [
      'org.apache.kafka.common.errors.RecordDeserializationException: Error deserializing key/value for partition orders-3',
      'json: cannot unmarshal string into Go struct field Order.total of type int',
    ],
    near: ['INFO decoded 1200 messages'],
  },
  {
    id: 'heap',
    lines: [
      'java.lang.OutOfMemoryError: Java heap space',
      'PHP: Allowed memory size of 134217728 bytes failure',
    ],
    near: ['INFO heap 120 MB'],
  },
  {
    id: 'feature-flag',
    lines: [
      'ERROR feature flag "new-checkout" not found',
      'ERROR [LaunchDarkly] stream unavailable: connection refused',
    ],
    near: ['INFO feature flag new-checkout is on'],
  },
  {
    id: 'leader-election',
    lines: [
      'E1124 09:50:00.000000 1 leaderelection.go:330] error retrieving resource lock',
      'leader election lost: failed to renew lease',
    ],
    near: ['INFO became leader'],
  },
  {
    id: 'exception',
    lines: [
      'java.lang.NullPointerException: Cannot invoke "Tier.rate()"',
      "TypeError: Cannot read properties of undefined (reading 'id')",
      'System.NullReferenceException: Object reference not set to an instance of an object',
      "NoMethodError: undefined method `total' for nil",
    ],
    near: ['WARN POST /pay 400 validation failed: ValueError in field plate'],
  },
  {
    id: 'pool',
    lines: [
      'HikariPool-1 - Connection is not available, request timed out after 30000ms',
      'QueuePool limit of size 5 overflow 10 reached, connection timed out',
    ],
    near: ['INFO pool of 10 connections ready'],
  },
  {
    id: 'ports-used-up',
    lines: ['dial tcp 10.1.1.1:80: connect: cannot assign requested address', 'EADDRNOTAVAIL'].map(
      (line) => `error ${line}`,
    ),
    near: ['INFO bound to port 80'],
  },
];

export const samples: readonly RuleSamples[] = LINES.map(samplesOf);
