import { text } from '../setting.js';

/** Whose messages are understood, beside Alertmanager's. */
export const senders = {
  mappingFile: text('ALERT_MAPPING_FILE', {
    about:
      'File (YAML or JSON) that says how the messages of further senders are read (docs/senders.md); read again when it changes.',
    example: '/etc/kuberca/senders.yaml',
  }),
};
