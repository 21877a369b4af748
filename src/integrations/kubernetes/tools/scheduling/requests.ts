import { quantity } from '../../quantity.js';
import type { Container, Pod } from '../../../../evidence/objects.js';
import type { SchedulingSpec } from './scheduled-pod.js';

/** Amounts by resource, in base units: cores, bytes, pieces. */
export type Amounts = ReadonlyMap<string, number>;

const amountsOf = (quantities: Readonly<Record<string, string>> | undefined): Amounts =>
  new Map(Object.entries(quantities ?? {}).map(([resource, text]) => [resource, quantity(text) ?? 0]));

const merged = (one: Amounts, other: Amounts, merge: (a: number, b: number) => number): Amounts =>
  new Map(
    [...new Set([...one.keys(), ...other.keys()])].map((resource) => [
      resource,
      merge(one.get(resource) ?? 0, other.get(resource) ?? 0),
    ]),
  );

const plus = (one: Amounts, other: Amounts): Amounts => merged(one, other, (a, b) => a + b);
const most = (one: Amounts, other: Amounts): Amounts => merged(one, other, Math.max);

const NONE: Amounts = new Map();
const requestsOf = ({ resources }: Container): Amounts => amountsOf(resources?.requests);

/**
 * What a pod asks of a node: the sum of its containers and sidecars, or what an init container needs beside the sidecars
 * started before it, whichever is more; plus its overhead. What the pod asks for as a whole stands in for that sum.
 * Source: https://kubernetes.io/docs/concepts/workloads/pods/sidecar-containers/#resource-sharing-within-containers
 */
export const podRequests = ({ spec }: Pod): Amounts => {
  const { containers, initContainers = [], overhead, resources } = spec as SchedulingSpec;
  let sidecars = NONE;
  let starting = NONE;
  for (const container of initContainers) {
    const own = requestsOf(container);
    starting = most(starting, plus(sidecars, own));
    if (container.restartPolicy === 'Always') sidecars = plus(sidecars, own);
  }
  const running = containers.map(requestsOf).reduce(plus, sidecars);
  const whole = amountsOf(resources?.requests);
  const needed = new Map([...most(running, starting), ...whole]);
  return plus(needed, amountsOf(overhead));
};

/** What a node can give to pods. */
export const allocatable = amountsOf;

/** All of them together. */
export const total = (amounts: readonly Amounts[]): Amounts => amounts.reduce(plus, NONE);

const BYTES = /^(?:memory|ephemeral-storage|hugepages-.+)$/;
const UNITS = ['', 'Ki', 'Mi', 'Gi', 'Ti', 'Pi'] as const;

const bytesText = (bytes: number): string => {
  const power = bytes < 1 ? 0 : Math.min(UNITS.length - 1, Math.floor(Math.log2(bytes) / 10));
  return `${Number((bytes / 1024 ** power).toFixed(1))}${UNITS[power]}`;
};

/** An amount as people write it: `250m`, `1.5Gi`, `3`. */
export const amountText = (resource: string, amount: number): string => {
  if (amount < 0) return `-${amountText(resource, -amount)}`;
  if (BYTES.test(resource)) return bytesText(amount);
  return Number.isInteger(amount) ? String(amount) : `${Math.round(amount * 1000)}m`;
};

/** Amounts as people write them. */
export const amountTexts = (amounts: Amounts): Readonly<Record<string, string>> =>
  Object.fromEntries([...amounts].map(([resource, amount]) => [resource, amountText(resource, amount)]));
