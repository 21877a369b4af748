import module from 'node:module';
import { loadClientLightly } from './integrations/kubernetes/client/light-client.js';

// Before anything else is loaded: compiled code of the next start comes from the cache.
module.enableCompileCache();
loadClientLightly();
const { serve } = await import('./app/serve.js');
await serve();
