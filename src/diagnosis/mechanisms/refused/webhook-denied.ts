import { bounded } from '../../../evidence/bounded-text.js';
import { refusalRule } from './refusal.js';

/** A webhook or admission policy that was asked and said no, in its words. */
export const webhookDenied = refusalRule(
  'refused/webhook-denied',
  (_refusal, [, webhook, policy, said = '']) => ({
    values: {
      who: webhook === undefined ? `admission policy ${policy ?? ''}` : `admission webhook ${webhook}`,
      said: bounded(said, 300),
    },
  }),
  /(?:admission webhook "([^"]+)" denied the request(?: without explanation)?|ValidatingAdmissionPolicy '([^']+)'(?: with binding '[^']+')? denied request):?\s*(.*)$/s,
);
