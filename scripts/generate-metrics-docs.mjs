// Writes docs/metrics.md from the metrics of the service (compiled: run `npm run build` first). With --check it writes nothing and
// exits 1 when the file is not up to date.
import { keepFresh } from './generated-file.mjs';

const { metricsDocument } = await import('../dist/telemetry/metrics/document.js');

keepFresh({ 'docs/metrics.md': metricsDocument() }, 'metrics:docs');
