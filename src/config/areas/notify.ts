import { decimal, text } from '../setting.js';

/** Who is told of results, and how. */
export const notify = {
  routesFile: text('NOTIFY_ROUTES_FILE', {
    about:
      'File (YAML or JSON) that says who is told of which results (docs/notify.md), read again when it changes; unset means nobody.',
    example: '/etc/kuberca/notify/routes.yaml',
  }),
  timeoutSeconds: decimal('NOTIFY_HTTP_TIMEOUT_SECONDS', {
    fallback: 10,
    min: 0.1,
    max: 60,
    about: 'Longest wait for the answer of a chat or of another sink.',
  }),
};
