import type { AlertStatus } from '../../alerts/alert.js';
import type { TranslatedAlert } from './sender.js';

/** Alerts that are read of one text, at most. */
const MAX_ALERTS = 256;

const PAIR = /^\s+- ([^=\s][^=]{0,255}?) = (.*)$/;

const pairsIn = (lines: readonly string[]): Readonly<Record<string, string>> =>
  Object.fromEntries(
    lines.flatMap((line) => {
      const [, name, value] = PAIR.exec(line) ?? [];
      return name === undefined || value === undefined ? [] : [[name, value]];
    }),
  );

const alertIn = (text: string, status: AlertStatus): TranslatedAlert => {
  const lines = text.split('\n');
  const cut = lines.findIndex((line) => line.startsWith('Annotations:'));
  const source = lines.find((line) => line.startsWith('Source: '))?.slice('Source: '.length);
  return {
    status,
    labels: pairsIn(cut < 0 ? lines : lines.slice(0, cut)),
    annotations: pairsIn(cut < 0 ? [] : lines.slice(cut)),
    ...(source && { generatorURL: source }),
  };
};

/**
 * Alerts in the text that Alertmanager's own templates write for other services: `Labels:`, ` - alertname = …`,
 * `Annotations:`, `Source: …`. Source: `__text_alert_list` of Alertmanager's `default.tmpl`.
 */
export const alertsInText = (text: string, status: AlertStatus): readonly TranslatedAlert[] =>
  text
    .replaceAll('\r\n', '\n')
    .split(/^Labels:\s*$/m)
    .slice(1, MAX_ALERTS + 1)
    .map((part) => alertIn(part, status))
    .filter(({ labels }) => Object.keys(labels).length > 0);
