import { isNodeTarget, type Target } from '../../../alerts/target.js';
import type { CaseReader } from '../case-reader.js';
import { readNode } from '../survey/node.collector.js';
import type { Reading } from '../../../evidence/reading.js';
import { resolveSubject } from '../subject/resolve-subject.js';
import { nodeNameOf } from '../survey/survey.js';
import { readChanges, type ChangeOptions, type RecentChanges } from './recent-changes.js';

/** What {@link readChanges} tells of an alert's target, for a target by itself. At most four calls deep. */
export const changesOfTarget = (
  reader: CaseReader,
  target: Target,
  options: ChangeOptions,
): Promise<Reading<RecentChanges> | null> => {
  const { chosen, owners } = resolveSubject(reader, target, Promise.resolve(null));
  const nodeName = nodeNameOf(target, chosen);
  const node = nodeName.then((name) => (name === null ? null : readNode(reader, name, isNodeTarget(target))));
  return readChanges(reader, { namespace: target.namespace, chosen, owners, nodeName, node }, options);
};
