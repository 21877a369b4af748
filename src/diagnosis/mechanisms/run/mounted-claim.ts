import type { Container } from '../../../evidence/objects.js';
import type { SeenContainer } from '../../kit/container-rule.js';

interface Mounting extends Container {
  readonly volumeMounts?: readonly { readonly name: string; readonly mountPath: string }[];
}

/** The claim that is mounted where a path lies; `null` for other volumes and the container's own files. */
export const claimAt = ({ container, pod }: SeenContainer, path: string): string | null => {
  const mounts = (container.spec as Mounting | null)?.volumeMounts ?? [];
  const [mount] = mounts
    .filter(({ mountPath }) => path === mountPath || path.startsWith(`${mountPath.replace(/\/$/, '')}/`))
    .toSorted((a, b) => b.mountPath.length - a.mountPath.length);
  const volume = pod.spec.volumes?.find(({ name }) => name === mount?.name);
  return volume?.persistentVolumeClaim?.claimName ?? null;
};
