import type { IntegrationDescription } from '../integration.js';
import { TEMPO } from './settings.js';
import { discoverTempo } from './tools/discover-tempo.js';
import { getTempoTrace } from './tools/get-tempo-trace.js';
import { searchTempoTraces } from './tools/search-tempo-traces.js';

/** Traces. */
export const TEMPO_INTEGRATION: IntegrationDescription = {
  id: 'tempo',
  title: 'Tempo',
  chapter: 4,
  settings: TEMPO,
  rights: [],
  offeredWhen: '`TEMPO_URL` is set',
  reach: `Tempo: any trace may be found, with its root and the services that took part. Of single spans of other namespaces a search
  tells only how long they took, and a trace that is read is without them; spans whose namespace is not known (\`k8s.namespace.name\`, \`service.namespace\`) are shown.`,
  beyond: null,
  evidence: 'tempo',
  tools: [discoverTempo, searchTempoTraces, getTempoTrace],
  furtherTools: [],
  words: ['tempo'],
  signs: {
    variable: 'TEMPO_URL',
    names: /^(.*-)?tempo(-query-frontend|-gateway)?$/,
    apps: new Set(['tempo', 'grafana-tempo']),
    ports: [3200, 3100, 80],
  },
};
