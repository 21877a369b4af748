/** One reason for which nodes were refused, in the scheduler's words. */
export interface Refusal {
  /** How many nodes; `null` when the reason is not about nodes. */
  readonly nodes: number | null;
  readonly reason: string;
}

export interface SchedulerVerdict {
  /** How many nodes were looked at; `null` when the message does not tell. */
  readonly nodes: number | null;
  /** Most nodes first; a shortage of resources before other reasons on as many nodes. */
  readonly refusals: readonly Refusal[];
}

const HEAD = /^0\/(\d+) nodes are available: (.*)$/s;
// What follows the reasons: hints about preemption and dynamic resources.
const TAIL = /\. (?:no new claims|preemption|still not schedulable|not found)[^]*$|\.\s*$/i;

/** The message without what the scheduler adds after its reasons: half of its length, and nothing to act on. */
export const withoutHints = (message: string): string => message.trim().replace(TAIL, '');

const refusalOf = (part: string): Refusal => {
  const [, count, reason] = /^(\d+) (.+)$/s.exec(part) ?? [];
  return count === undefined || reason === undefined
    ? { nodes: null, reason: part }
    : { nodes: Number(count), reason };
};

const weight = ({ nodes, reason }: Refusal): number =>
  (nodes ?? Number.MAX_SAFE_INTEGER / 4) * 2 + (/^insufficient /i.test(reason) ? 1 : 0);

/**
 * Reads `0/4 nodes are available: 1 node(s) had untolerated taint {a: b}, 3 Insufficient cpu. preemption: …`. A message
 * of another form is one reason. Source: kube-scheduler's `FitError`.
 */
export const schedulerVerdict = (message: string): SchedulerVerdict => {
  const [, nodes, rest] = HEAD.exec(message.trim()) ?? [];
  if (nodes === undefined || rest === undefined) {
    return { nodes: null, refusals: [{ nodes: null, reason: message.trim().replace(/\.$/, '') }] };
  }
  // Taints hold no comma before a digit, so a comma followed by a count begins the next reason.
  const parts = rest.replace(TAIL, '').split(/, (?=\d+ |pod has |persistentvolumeclaim )/);
  return {
    nodes: Number(nodes),
    refusals: parts.map(refusalOf).toSorted((a, b) => weight(b) - weight(a)),
  };
};
