import { buildController } from './controllers.ts';
import { managed, type Built } from './built.ts';
import { buildService } from './service.ts';
import type { Json } from './json.ts';
import type { Moments } from './moments.ts';
import { labelsOf, portOf, templateOf } from './pod-template.ts';
import type { Duration, WorkloadText } from './scenario-file.ts';
import type { WorkloadPlan } from './workload-plan.ts';

export interface WorkloadBuild {
  readonly name: string;
  readonly namespace: string;
  readonly workload: WorkloadText;
  /** As it was before the fault; the same object where the fault left it alone. */
  readonly before: WorkloadText | undefined;
  readonly nodes: readonly string[];
  readonly since: Duration;
  readonly moments: Moments;
}

const replicasOf = ({ replicas, states }: WorkloadText): number => states?.length ?? replicas ?? 2;

const same = (one: unknown, other: unknown): boolean => JSON.stringify(one) === JSON.stringify(other);

const serviceOf = ({ name, namespace, workload, before, since, moments }: WorkloadBuild): readonly Json[] => {
  const port = portOf(workload);
  if (workload.service === false || port === 0) return [];
  const given = workload.service ?? {};
  const changed = before !== undefined && !same(before.service, workload.service);
  const created = before === undefined || before.service === false ? since : (workload.age ?? '40d');
  const service = buildService(
    {
      name: given.name ?? name,
      namespace,
      port: given.port ?? port,
      targetPort: given.targetPort ?? port,
      selector: given.selector ?? { app: labelsOf(name, workload)['app'] },
      spec: given.spec ?? {},
      metadata: {
        labels: { app: name },
        ...managed('v1', moments.ago(changed ? since : (workload.age ?? '40d')), ['spec']),
      },
    },
    moments.ago(created),
  );
  return [service];
};

/** All objects and logs that a workload brings with it, but for its endpoints, which need the pods of the namespace. */
export const buildWorkload = (build: WorkloadBuild): Built => {
  const { name, namespace, workload, before, since } = build;
  const template = templateOf(name, namespace, workload);
  const old = before === undefined ? template : templateOf(name, namespace, before);
  const plan: WorkloadPlan = {
    ...build,
    template,
    previous: same(old, template) ? null : old,
    replicasBefore: replicasOf(before ?? workload),
    age: workload.age ?? (before === undefined ? since : '40d'),
  };
  const { objects, logs } = buildController(plan);
  return { objects: [...objects, ...serviceOf(build)], logs };
};
