import type { SpanTree } from './span-tree.js';
import type { Span } from './trace.js';

const earlier = (a: bigint, b: bigint): bigint => (a < b ? a : b);

interface Stretch {
  readonly span: Span;
  /** The span counts from here … */
  readonly from: bigint;
  /** … to here: the caller waited for it no longer than that. */
  readonly until: bigint;
}

/** Where a span's own time lay, and the calls that it waited for, from its end backwards. */
const walk = (
  { span, from, until }: Stretch,
  tree: SpanTree,
): { readonly own: bigint; readonly waitedFor: readonly Stretch[] } => {
  const calls = tree
    .childrenOf(span)
    .map((child) => ({ child, end: earlier(child.endNs, until) }))
    .filter(({ child, end }) => child.startNs < until && end > from)
    .toSorted((a, b) => (a.end === b.end ? 0 : a.end < b.end ? 1 : -1));
  const waitedFor: Stretch[] = [];
  let own = 0n;
  let cursor = until;
  for (const { child, end } of calls) {
    if (end > cursor) continue; // ran beside one that took longer
    const start = child.startNs > from ? child.startNs : from;
    own += cursor - end;
    waitedFor.push({ span: child, from: start, until: end });
    cursor = start;
  }
  return { own: own + (cursor - from), waitedFor };
};

/**
 * What made the trace as long as it is: from the end of the root backwards, always the call that ended last, and how
 * many nanoseconds each span on that way spent itself. They add up to the root's duration. Calls that ran beside a
 * longer one, and what outlived its caller, are not on the path.
 */
export const criticalPath = (tree: SpanTree): ReadonlyMap<Span, bigint> => {
  const path = new Map<Span, bigint>();
  if (tree.root === null) return path;
  const pending: Stretch[] = [{ span: tree.root, from: tree.root.startNs, until: tree.root.endNs }];
  for (let stretch = pending.pop(); stretch; stretch = pending.pop()) {
    if (path.has(stretch.span)) continue; // spans that name each other as parent
    const { own, waitedFor } = walk(stretch, tree);
    path.set(stretch.span, own);
    pending.push(...waitedFor);
  }
  return path;
};
