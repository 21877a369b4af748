import module from 'node:module';
import { loadClientLightly } from './sources/kubernetes/light-client.js';

// Before anything else is loaded: compiled code of the next start comes from the cache.
module.enableCompileCache();
loadClientLightly();
const { serve } = await import('./serve.js');
await serve();
