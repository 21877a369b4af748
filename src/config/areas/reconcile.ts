import { area } from '../area.js';
import { backendArea, type BackendSettings } from '../backend.js';
import { custom, decimal, text } from '../setting.js';
import { wordsIn } from '../word-lists.js';

const BACKEND = backendArea(
  {
    prefix: 'ALERTMANAGER',
    name: 'Alertmanager',
    exampleUrl: 'http://alertmanager.monitoring.svc:9093',
    timeoutSeconds: 10,
  },
  {},
);

/** Alertmanagers of one look, at most. */
const MAX_URLS = 16;

const { url: one, ...access } = BACKEND.variables;

const urlsIn = (value: string): readonly string[] => {
  const urls = wordsIn(value).map((part) => one.parse(part) ?? '');
  if (urls.length > MAX_URLS) throw new Error(`must name at most ${MAX_URLS} addresses`);
  return urls;
};

/** Alertmanagers whose active alerts are compared with what was taken in. */
export const reconcile = area(
  'Reconciling with Alertmanager',
  {
    urls: custom<readonly string[]>(one.env, urlsIn, {
      fallback: [],
      shownDefault: '',
      about:
        "Base URLs of Alertmanagers, comma-separated: those of a cluster of them, Mimir's (…/alertmanager) and Grafana's (…/api/alertmanager/grafana) too. Unset: alerts are not compared.",
      example: 'http://alertmanager-0.monitoring.svc:9093,http://alertmanager-1.monitoring.svc:9093',
      form: 'http or https URLs',
    }),
    ...access,
    receiver: text('ALERTMANAGER_RECEIVER', {
      about: 'Only alerts that this receiver (a regular expression of Alertmanager) gets are compared.',
      example: 'kuberca',
    }),
    everySeconds: decimal('RECONCILE_SECONDS', {
      fallback: 300,
      min: 0.1,
      max: 86_400,
      about: 'How often they are compared.',
    }),
  },
  ({ urls, ...rest }) =>
    urls.flatMap((url) => BACKEND.problems({ ...rest, url } as BackendSettings)).slice(0, 1),
);
