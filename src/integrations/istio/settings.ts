import { area } from '../../config/area.js';
import { flag } from '../../config/setting.js';

/** Whether the mesh's resources are read; they lie in the cluster, so it stands among the cluster's settings. */
export const ISTIO = area('Kubernetes', {
  enabled: flag('AGENT_ISTIO_ENABLED', {
    fallback: false,
    about: 'Whether Istio resources may be read.',
  }),
});
