import { objectKind } from '../../../alerts/subject/object-kinds.js';
import type { Target } from '../../../alerts/target.js';
import type { EntityRef } from '../../../evidence/entity.js';

/**
 * The release (what deploys workloads) that an alert is about, as a case begins with it: another integration reads it.
 * `null` where the alert names none.
 */
export const releaseOf = ({ namespace, object }: Target): EntityRef | null =>
  object === undefined || namespace === null || objectKind(object.kind).subject !== 'release'
    ? null
    : { kind: object.kind, namespace, name: object.name };
