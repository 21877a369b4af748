import type { IntegrationDescription } from '../integration.js';
import { LOKI } from './settings.js';
import { discoverLoki } from './tools/discover-loki.js';
import { getLokiLabelValues } from './tools/get-loki-label-values.js';
import { listLokiLabels } from './tools/list-loki-labels.js';
import { queryLoki } from './tools/query-loki.js';
import { queryLokiRange } from './tools/query-loki-range.js';

/** Logs that are kept, also of what is gone. */
export const LOKI_INTEGRATION: IntegrationDescription = {
  id: 'loki',
  title: 'Loki',
  chapter: 5,
  settings: LOKI,
  rights: [],
  offeredWhen: '`LOKI_URL` is set',
  reach:
    'Loki: each selector must name one of the namespaces. Values of labels are those of their streams; names of labels are open.',
  beyond: null,
  evidence: 'loki',
  tools: [discoverLoki, listLokiLabels, getLokiLabelValues, queryLoki, queryLokiRange],
  furtherTools: [],
  words: ['loki'],
  signs: {
    variable: 'LOKI_URL',
    names: /^(.*-)?loki(-gateway|-query-frontend|-read)?$/,
    apps: new Set(['loki', 'grafana-loki']),
    ports: [3100, 80],
  },
};
