import { createHash } from 'node:crypto';
import type { AlertId, Fingerprint, TextMap } from './alert.js';

const OFFSET_BASIS = 0xcbf29ce484222325n;
const PRIME = 0x100000001b3n;
const SEPARATOR = 0xff;
const MASK_64 = 0xffffffffffffffffn;

const feed = (hash: bigint, bytes: Iterable<number>): bigint => {
  let result = hash;
  for (const byte of bytes) result = ((result ^ BigInt(byte)) * PRIME) & MASK_64;
  return result;
};

const byBytes = (a: string, b: string): number => Buffer.compare(Buffer.from(a), Buffer.from(b));

/**
 * Alertmanager's fingerprint of a label set: 64-bit FNV-1a over the names in byte order, each name and value followed by
 * the byte 255. Source: `LabelSet.Fingerprint` of prometheus/common.
 */
export const fingerprintOf = (labels: TextMap): Fingerprint => {
  let hash = OFFSET_BASIS;
  for (const name of Object.keys(labels).sort(byBytes)) {
    hash = feed(hash, Buffer.from(name));
    hash = feed(hash, [SEPARATOR]);
    hash = feed(hash, Buffer.from(labels[name] ?? ''));
    hash = feed(hash, [SEPARATOR]);
  }
  return hash.toString(16).padStart(16, '0') as Fingerprint;
};

/** Whether a text has the form of a fingerprint: 16 lower-case hex digits. */
export const isFingerprint = (text: string): text is Fingerprint => /^[0-9a-f]{16}$/.test(text);

/**
 * The identity of an alert in subjects and keys, 16 hex digits: the fingerprint, or a hash of cluster and fingerprint
 * where `CLUSTER_NAME` is set, so that two clusters that share a stream do not meet.
 */
export const alertIdOf = (fingerprint: Fingerprint, clusterName: string | null): AlertId =>
  (clusterName === null
    ? fingerprint
    : createHash('sha256')
        .update(`${clusterName}\u0000${fingerprint}`)
        .digest('hex')
        .slice(0, 16)) as AlertId;
