// Writes docs/alert-catalogue.md from the alerts that are known by name (compiled: run `npm run build` first). With --check it
// writes nothing and exits 1 when the file is not up to date.
import { keepFresh } from './generated-file.mjs';

const { ALERT_CLASSES } = await import('../dist/alerts/class/alert-class.js');
const { NEEDED_READS, neededReads } = await import('../dist/alerts/class/needed-reads.js');
const { CATALOGUE } = await import('../dist/alerts/class/catalogue/catalogue.js');

/** Names of one class, a line for each kind of subject. @param {string} name */
const chapter = (name) => {
  const own = CATALOGUE.filter((alert) => alert.class === name);
  if (own.length === 0) return '';
  const bySubject = [...Map.groupBy(own, ({ subject }) => subject)];
  const rows = bySubject.map(
    ([subject, alerts]) =>
      `| ${subject} | ${neededReads(name, subject).first} | ${alerts.map((alert) => `\`${alert.name}\``).join(', ')} |`,
  );
  const { what, ahead } = NEEDED_READS[name];
  const lists = ahead.length === 0 ? '' : `; ahead of it the lists of ${ahead.join(', ')}`;
  return `\n## ${name}\n\nRead for it: ${what}${lists}.\n\n| usually about | read first | alerts |\n| --- | --- | --- |\n${rows.join('\n')}\n`;
};

const wanted = `<!-- Written by scripts/generate-alerts-docs.mjs from src/alerts/class/catalogue/; do not edit. -->

# Alerts known by name

${CATALOGUE.length} alerts of public mixins and common exporters, by the class that they tell ([alerts.md](alerts.md) "Class"). How a name is spelt does not
matter, nor does a severity behind it. What an alert is about its labels decide; the table says what it usually is.
What must be read is told by the class and by what the alert is about ([source](../src/alerts/class/needed-reads.ts)), and bounds what collecting reads.
${ALERT_CLASSES.map(chapter).join('')}`;

keepFresh({ 'docs/alert-catalogue.md': wanted }, 'alerts:docs');
