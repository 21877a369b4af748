import type { Alert, TextMap } from '../../../alerts/alert.js';
import { firingAlert } from '../../../alerts/firing-alert.js';
import type { KindFound } from './known-kinds.js';

/** Labels under which exporters know an object of the kind, so that an analysis of it is that of an alert on it. */
const labelsOf = ({ kind, apiVersion }: KindFound, name: string): TextMap => {
  if (kind === 'Pod') return { pod: name };
  if (kind === 'Node') return { node: name };
  if (kind === 'Service') return { k8s_service_name: name };
  if (kind === 'Namespace') return { namespace: name };
  const [group, version] = apiVersion.split('/');
  const isCustom = version !== undefined && group?.includes('.') === true && !group.endsWith('.k8s.io');
  return isCustom
    ? {
        customresource_group: group,
        customresource_version: version,
        customresource_kind: kind,
        name,
      }
    : { involved_object_kind: kind, involved_object_name: name };
};

/** An alert on an object that a person asks about: it began now. */
export const alertAbout = (
  kind: KindFound,
  { name, namespace }: { readonly name: string; readonly namespace: string | null },
  now: Date,
): Alert => firingAlert({ ...(namespace !== null && { namespace }), ...labelsOf(kind, name) }, now);
