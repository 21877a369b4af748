import { samplesOf, type ClassLines } from '../../../../test/support/error-line-samples.js';
import type { RuleSample, RuleSamples } from '../../../../test/support/rule-samples.js';

/** Samples of what only a peer makes. */
const WITH_PEERS: Readonly<Record<string, readonly RuleSample[]>> = {
  'server-memory': [
    {
      name: 'told of the cache, by what its client is told',
      cluster: {
        workloads: {
          basket: {
            env: { CACHE: 'carts:6379', SEARCH: 'finder:8080' },
            log: ["valkey.exceptions.OutOfMemoryError: command not allowed when used memory > 'maxmemory'."],
          },
          carts: { port: 6379, image: 'docker.io/valkey/valkey:8.1' },
          finder: { port: 8080 },
        },
      },
      at: 'Deployment/carts',
      says: ['maxmemory'],
    },
  ],
  'server-disk': [
    {
      name: 'with the claim that is full',
      cluster: {
        workloads: {
          store: {
            kind: 'StatefulSet',
            mounts: { '/data': 'claim:data-store-0' },
            log: ['ERROR no space left on device'],
          },
        },
        objects: {
          'PersistentVolumeClaim/data-store-0': { status: { phase: 'Bound', capacity: { storage: '8Gi' } } },
        },
      },
      at: 'StatefulSet/store',
      says: ['claim data-store-0', '8Gi'],
    },
  ],
};

const LINES: readonly ClassLines[] = [
  {
    id: 'server-connections',
    lines: ['Host is blocked: ERROR 1040 (HY000): Too many connections', 'ERR max number of clients reached'],
    near: ['INFO 40 connections open'],
  },
  {
    id: 'server-memory',
    lines: [
      'ERROR circuit_breaking_exception: [parent] Data too large, data for [<http_request>] would be [1020/1gb]',
      "OOM command not allowed when used memory > 'maxmemory'",
    ],
    near: ['INFO used memory 12 MB'],
  },
  {
    id: 'server-disk',
    lines: [
      'ERROR: could not write to file "pg_wal/xlogtemp.77": No space left on device',
      'etcdserver: mvcc: database space exceeded',
      'OSError: [Errno 122] Disk quota exceeded',
    ],
    near: ['INFO disk 40% used'],
  },
  {
    id: 'server-read-only',
    lines: [
      'ERROR: cannot execute INSERT in a read-only transaction',
      "READONLY You can't write against a read only replica.",
    ],
    near: ['INFO opened catalogue in read-only mode'],
  },
  {
    id: 'server-no-leader',
    lines: [
      'ERROR [Producer clientId=p-1] LEADER_NOT_AVAILABLE for topic orders',
      'MongoServerError: no primary in replica set',
    ],
    near: ['INFO elected leader node-2'],
  },
  {
    id: 'server-replication',
    lines: [
      'ERROR: canceling statement due to conflict with recovery',
      'FATAL: requested WAL segment 00000001 has already been removed',
    ],
    near: ['INFO replica caught up'],
  },
  {
    id: 'server-corruption',
    lines: [
      'ERROR: invalid page in block 77 of relation base/1/2',
      'sqlite3.DatabaseError: database disk image is malformed',
    ],
    near: ['INFO checked 12 files'],
  },
  {
    id: 'server-overloaded',
    lines: [
      'ERROR es_rejected_execution_exception: rejected execution of coordinating operation',
      'FATAL: the database system is starting up',
    ],
    near: ['INFO queue length 4'],
  },
];

export const samples: readonly RuleSamples[] = LINES.map((lines) =>
  samplesOf({ ...lines, more: WITH_PEERS[lines.id] ?? [] }),
);
