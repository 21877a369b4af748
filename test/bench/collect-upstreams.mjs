// The upstreams of the bench of collecting, in a process of their own so that their memory is not counted. Told by its first
// argument what to serve; answers each message with the calls since the last.
import { startBackends } from './backends.mjs';
import { growNamespace } from './huge-namespace.mjs';
import { startKubernetesApi } from './kubernetes-api.mjs';

const { snapshot, grown, delayMs, alertname } = JSON.parse(process.argv[2]);
const served = grown ? await growNamespace(snapshot) : { folder: snapshot, remove: async () => {} };
const kubernetes = await startKubernetesApi({ snapshot: served.folder, delayMs });
const backends = await startBackends({ delayMs, alertname });
process.on('message', () => process.send({ calls: [...kubernetes.takeCalls(), ...backends.takeCalls()] }));
process.on('disconnect', async () => {
  await Promise.all([kubernetes.stop(), backends.stop(), served.remove()]);
  process.exit(0);
});
process.send({ kubeconfig: kubernetes.kubeconfig, url: backends.url });
