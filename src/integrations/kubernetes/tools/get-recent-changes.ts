import { z } from 'zod';
import { WORKLOAD_KINDS, type Target } from '../../../alerts/target.js';
import { CaseReader } from '../case-reader.js';
import { changesOfTarget } from '../changes/changes-of-target.js';
import { isNamespaceName, isObjectName } from '../../../evidence/object-names.js';
import { limit, optionalText } from '../../../tools/parameters.js';
import { ToolError, valueOf } from '../../../tools/tool-error.js';
import { collectorLimitMs } from '../settings.js';
import { clusterTool } from './cluster-tool.js';

const HOUR_MS = 60 * 60_000;

const parameters = z.object({
  namespace: optionalText('Namespace. May be left out for a node.').refine(
    (name) => name === null || isNamespaceName(name),
    'is not the name of a namespace',
  ),
  pod_name: optionalText("Pod's name: its workload, ConfigMaps and node are looked at."),
  workload: optionalText("Workload's name, instead of a pod's."),
  kind: z.enum(WORKLOAD_KINDS).nullish().describe("Workload's kind. Default: found by name."),
  node_name: optionalText("Node's name, for changes of a node alone."),
  hours: limit({ min: 1, max: 48, fallback: 2, about: 'How many hours back.' }),
  until: optionalText('End of the time that is looked at, RFC 3339. Default: now.'),
});

type Args = z.output<typeof parameters>;

/** @throws {ToolError} when nothing is named, or by what no object can be called */
const targetOf = ({ namespace, pod_name: pod, workload, kind, node_name: node }: Args): Target => {
  const names = [pod, workload, node].filter((name) => name !== null);
  const wrong = names.find((name) => !isObjectName(name));
  if (wrong !== undefined)
    throw new ToolError('invalid', `${JSON.stringify(wrong)} is not the name of an object`);
  if (namespace === null && node === null) {
    throw new ToolError(
      'invalid',
      'name a namespace, with pod_name or workload for one of them, or node_name',
    );
  }
  return {
    cluster: null,
    namespace,
    pod,
    container: null,
    workload: workload === null ? null : { kind: kind ?? null, name: workload },
    service: null,
    node,
  };
};

/** @throws {ToolError} */
const endOf = ({ until }: Args, now: Date): Date => {
  if (until === null) return now;
  const end = Date.parse(until);
  if (Number.isNaN(end))
    throw new ToolError(
      'invalid',
      `until: ${JSON.stringify(until)} is no time; write it as 2026-03-02T09:00:00Z`,
    );
  return new Date(end);
};

export const getRecentChanges = clusterTool({
  name: 'get_recent_changes',
  about:
    'What changed around a pod, a workload, a namespace or a node, newest first, each with its time: rollouts with what differs between revisions, ConfigMaps the pod uses, scaling, autoscaler, node (cordon, taints, conditions), jobs started. Ask it first when something worked before.',
  brief: 'What changed around a pod, workload or node: rollouts, config, scaling, jobs.',
  parameters,
  keep: 'start',
  narrow: 'narrow with hours',
  run: async (args, { kubernetes, recorded, settings, now, signal }) => {
    const target = targetOf(args);
    const to = endOf(args, now);
    const window = { from: new Date(to.getTime() - args.hours * HOUR_MS), to };
    const limitMs = collectorLimitMs(settings);
    const reader = new CaseReader(kubernetes, signal, limitMs);
    const found = await changesOfTarget(reader, target, {
      window,
      pivot: null,
      limitMs,
      refusals: null,
      recorded,
    });
    signal.throwIfAborted();
    if (found === null)
      throw new ToolError('absent', 'there is nothing of that name whose changes could be read');
    return { about: found.title, ...valueOf(found.outcome) };
  },
});
