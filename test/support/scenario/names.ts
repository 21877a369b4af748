import { createHash } from 'node:crypto';

/** The letters of Kubernetes' generated names. */
const LETTERS = 'bcdfghjklmnpqrstvwxz2456789';

const digest = (text: string): Buffer => createHash('sha256').update(text).digest();

/** A generated suffix that is the same in every build of the same scenario. */
export const suffix = (seed: string, length: number): string =>
  [...digest(seed).subarray(0, length)].map((byte) => LETTERS[byte % LETTERS.length]).join('');

export const uid = (seed: string): string => {
  const hex = digest(`uid ${seed}`).toString('hex');
  return [
    hex.slice(0, 8),
    hex.slice(8, 12),
    `4${hex.slice(13, 16)}`,
    `a${hex.slice(17, 20)}`,
    hex.slice(20, 32),
  ].join('-');
};

const octets = (seed: string): readonly [number, number] => {
  const [a = 0, b = 0] = digest(`ip ${seed}`);
  return [a, 1 + (b % 254)];
};

export const clusterIp = (seed: string): string => `10.96.${octets(seed).join('.')}`;
export const podIp = (seed: string): string => `10.244.${octets(`pod ${seed}`).join('.')}`;
export const nodeIp = (seed: string): string => `10.20.${octets(`node ${seed}`).join('.')}`;

/** Any of a list, the same one for the same seed. */
export const pick = <T>(list: readonly [T, ...T[]], seed: string): T =>
  list[digest(seed).readUInt16BE(4) % list.length] ?? list[0];
