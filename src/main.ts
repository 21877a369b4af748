import module from 'node:module';

// Before anything else is loaded: compiled code of the next start comes from the cache.
module.enableCompileCache();
const { serve } = await import('./serve.js');
await serve();
