// Writes docs/masking-rules.md from the rules of masking (compiled: run `npm run build` first). With --check it writes nothing
// and exits 1 when the file is not up to date.
import { keepFresh } from './generated-file.mjs';

const { maskingRulesDocument } = await import('../dist/masking/document.js');

keepFresh({ 'docs/masking-rules.md': maskingRulesDocument() }, 'masking:docs');
