import { bounded } from '../../../evidence/bounded-text.js';
import { refusalRule } from './refusal.js';

/** The namespace's PodSecurity level forbids what the pod asks for; the message names each field. */
export const podSecurity = refusalRule(
  'refused/pod-security',
  (_refusal, [, level = '', fields = '']) => {
    const [profile = level] = level.split(':');
    return { values: { level: profile, fields: bounded(fields, 400) } };
  },
  /violates PodSecurity "([^"]+)": (.+)$/,
);
