import type { Built } from './built.ts';
import { buildDeployment } from './deployment.ts';
import { buildCronJob, buildJob } from './jobs.ts';
import { buildDaemonSet, buildStatefulSet } from './sets.ts';
import type { WorkloadPlan } from './workload-plan.ts';

/** The controller of a workload, its revisions and its pods, as the controllers of Kubernetes would have left them. */
export const buildController = (plan: WorkloadPlan): Built => {
  switch (plan.workload.kind ?? 'Deployment') {
    case 'Deployment':
      return buildDeployment(plan);
    case 'StatefulSet':
      return buildStatefulSet(plan);
    case 'DaemonSet':
      return buildDaemonSet(plan);
    case 'Job':
      return buildJob(plan);
    case 'CronJob':
      return buildCronJob(plan);
  }
};
