/**
 * What is used of the code that `@kubernetes/client-node` generates. Its index would load 800 classes of the API besides:
 * 40 MB and a quarter of a second, for objects that are read as plain JSON here.
 */
export { createConfiguration } from '@kubernetes/client-node/dist/gen/configuration.js';
// oxlint-disable-next-line no-restricted-imports -- a folder of the package, not our room
export { HttpMethod, RequestContext } from '@kubernetes/client-node/dist/gen/http/http.js';
export { ServerConfiguration } from '@kubernetes/client-node/dist/gen/servers.js';
