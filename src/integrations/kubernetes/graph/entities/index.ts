import { boundReaders } from './bounds.js';
import { certificateReaders } from './certificate.js';
import { chaosReaders } from './chaos.js';
import { configMapReader } from './config-map.js';
import { ingressReader } from './ingress.js';
import { cronJobReader, jobReader } from './job.js';
import { networkPolicyReader } from './network-policy.js';
import { nodeReader } from './node.js';
import { podReader } from './pod.js';
import type { KindReader } from './reader.js';
import { scalerReaders } from './scaled-object.js';
import { serviceReader } from './service.js';
import { claimReader, storageClassReader, volumeReader } from './storage.js';
import { workloadReaders } from './workload.js';

/** How each kind of the graph is looked at. */
export const KIND_READERS: ReadonlyMap<string, KindReader> = new Map(
  [
    podReader,
    ...workloadReaders,
    jobReader,
    cronJobReader,
    serviceReader,
    ingressReader,
    nodeReader,
    claimReader,
    volumeReader,
    storageClassReader,
    configMapReader,
    networkPolicyReader,
    ...certificateReaders,
    ...chaosReaders,
    ...boundReaders,
    ...scalerReaders,
  ].map((reader) => [reader.kind, reader]),
);
