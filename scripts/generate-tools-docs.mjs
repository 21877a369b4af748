// Writes docs/tools.md from the tools of the integrations (compiled: run `npm run build` first). With --check it writes nothing and
// exits 1 when the file is not up to date.
import { keepFresh } from './generated-file.mjs';

const { DESCRIPTIONS } = await import('../dist/integrations/integrations.js');
const { toolsDocument } = await import('../dist/tools/document.js');

keepFresh({ 'docs/tools.md': toolsDocument(DESCRIPTIONS) }, 'tools:docs');
