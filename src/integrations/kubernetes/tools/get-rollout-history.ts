import { z } from 'zod';
import { CaseReader } from '../case-reader.js';
import { templateDifference } from '../changes/template-difference.js';
import { listRevisions, type RevisionTemplate } from '../survey/revisions.collector.js';
import { collectionOf } from '../workload-kinds.js';
import type { WorkloadObject } from '../../../evidence/objects.js';
import { limit, namespace, objectName } from '../../../tools/parameters.js';
import { ToolError, valueOf } from '../../../tools/tool-error.js';
import { clusterTool } from './cluster-tool.js';

/** The kinds that keep revisions. */
const KINDS = ['Deployment', 'StatefulSet', 'DaemonSet'] as const;

const revisionShape = (revision: RevisionTemplate, before: RevisionTemplate | undefined) => ({
  revision: revision.number,
  name: revision.name,
  created_at: revision.createdAt,
  images: revision.images,
  replicas: revision.replicas,
  differences: before === undefined ? null : templateDifference(before.template, revision.template),
});

/** Newest first, each with what differs from the one before; the oldest has nothing to be compared with. */
export const rolloutHistory = (revisions: readonly RevisionTemplate[], most: number) => {
  const newestFirst = revisions.toSorted((a, b) => b.number - a.number);
  return newestFirst.slice(0, most).map((revision, index) => revisionShape(revision, newestFirst[index + 1]));
};

export const getRolloutHistory = clusterTool({
  name: 'get_rollout_history',
  about:
    'The revisions of a Deployment, StatefulSet or DaemonSet, newest first, and what each changed against the one before: image, command, variables by name, resources, probes, volumes.',
  parameters: z.object({
    namespace,
    name: objectName("Workload's name."),
    kind: z
      .enum(KINDS)
      .nullish()
      .transform((kind) => kind ?? 'Deployment')
      .describe('Default Deployment.'),
    limit: limit({ min: 1, max: 20, fallback: 5, about: 'Most revisions.' }),
  }),
  keep: 'start',
  narrow: 'narrow with limit',
  run: async ({ namespace, name, kind, limit: most }, { kubernetes, settings, signal }) => {
    const reader = new CaseReader(kubernetes, signal, settings.tools.timeoutSeconds * 1000);
    const ref = { ...collectionOf(kind, namespace), name };
    const workload = valueOf((await reader.get<WorkloadObject>(ref)).outcome);
    const call = await listRevisions(reader, namespace, { ...workload, kind });
    if (call === null) throw new ToolError('error', `${kind} ${name} has no selector that can be read`);
    const revisions = valueOf(call.outcome);
    return {
      kind,
      namespace,
      name,
      revisions_found: revisions.length,
      revisions: rolloutHistory(revisions, most),
    };
  },
});
