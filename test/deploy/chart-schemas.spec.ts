import * as externalSecrets from '@kubernetes-models/external-secrets/external-secrets.io/v1';
import * as keda from '@kubernetes-models/keda/keda.sh/v1alpha1';
import * as monitoring from '@kubernetes-models/prometheus-operator/monitoring.coreos.com/v1';
import { describe, expect, it } from '@jest/globals';
import { join } from 'node:path';
import { EXAMPLES, exampleValues, rendered, type Rendered } from '../support/helm.js';

type Schema = new (object: unknown) => { validate(): void };

/** Types that operators publish, as their definitions have them. */
const SCHEMAS = {
  'external-secrets.io/v1': externalSecrets,
  'keda.sh/v1alpha1': keda,
  'monitoring.coreos.com/v1': monitoring,
} as unknown as Readonly<Record<string, Readonly<Record<string, Schema>>>>; // each exports a class a kind

/** Kubernetes' own, by dry-run.spec.ts; those of NATS, by src/jetstream/nack.spec.ts. */
const CHECKED_ELSEWHERE =
  /^(?:v1|(?:apps|policy|batch)\/v1|autoscaling\/v2|[a-z.]+\.k8s\.io\/v1|jetstream\.nats\.io\/v1beta2)$/;

type Path = readonly (string | number)[];

const pathsIn = (value: unknown, at: Path): readonly Path[] =>
  typeof value === 'object' && value !== null
    ? Object.entries(value).flatMap(([key, inner]) => [[...at, key], ...pathsIn(inner, [...at, key])])
    : [];

const fits = (Schema: Schema, object: unknown): boolean => {
  try {
    new Schema(object).validate();
    return true;
  } catch {
    return false;
  }
};

/** The object with something of another type at one place. */
const spoilt = (object: Rendered, path: Path): unknown => {
  const copy = structuredClone(object) as unknown;
  const holder = path
    .slice(0, -1)
    .reduce((value, key) => (value as Record<string, unknown>)[key], copy) as Record<string, unknown>;
  const last = path.at(-1) ?? '';
  holder[last] = typeof holder[last] === 'object' ? 7 : { wrong: [] };
  return copy;
};

describe('custom resources of the chart', () => {
  it.each(exampleValues())('fit the schemas of their operators, with %s', async (values) => {
    const objects = await rendered('--values', join(EXAMPLES, values));
    for (const object of objects) {
      const Schema = SCHEMAS[object.apiVersion]?.[object.kind];
      if (Schema === undefined) {
        expect(object.apiVersion).toMatch(CHECKED_ELSEWHERE);
        continue;
      }
      new Schema(object).validate();
      // A field that the schema does not know takes anything.
      const unknown = pathsIn(object['spec'], ['spec']).filter((path) => fits(Schema, spoilt(object, path)));
      expect(unknown.map((path) => path.join('.'))).toEqual([]);
    }
  });
});
