import type { Settings } from '../../config/settings.js';
import { RuleMasker } from '../../masking/rule-masker.js';
import { isFree, writeSnapshot } from '../../integrations/kubernetes/recording/write-snapshot.js';
import { SystemClock } from '../../telemetry/clock.js';
import { recordCase } from './record-case.js';
import { collectRequest, givenAlerts, webhookOf } from './snapshot-alerts.js';
import type { SnapshotOptions } from './snapshot-options.js';

/** Bound of all the reading. */
const MAX_MS = 120_000;

/** A recording that cannot be made. The message is for people. */
export class SnapshotRefused extends Error {
  override readonly name = 'SnapshotRefused';
}

/** A folder that is passed on is masked whatever the service does, and holds no hashes to try words against. */
const maskerFor = (settings: Settings): RuleMasker =>
  new RuleMasker({ ...settings, masking: { ...settings.masking, builtinEnabled: true, hashMode: false } });

/**
 * Records what an analysis would read into a folder.
 * @returns what to tell: what was written, and what could not be read
 * @throws SnapshotRefused, NothingToRecord, WrongCall, or an error of the file system
 */
export const takeSnapshot = async (
  options: SnapshotOptions,
  settings: Settings,
): Promise<readonly string[]> => {
  const { out, force } = options;
  const alerts = await givenAlerts(options);
  if (!force && !(await isFree(out))) {
    throw new SnapshotRefused(`${out} is not empty; --force replaces the snapshot in it`);
  }
  const recorded = await recordCase(
    settings,
    new SystemClock(),
    (now) => collectRequest(alerts, now),
    AbortSignal.timeout(MAX_MS),
  );
  const { journal, complete, recordedAt } = recorded;
  if (journal.reads.length === 0) {
    const reasons = journal.unread.map(({ read, why }) => `\n  ${read}: ${why}`);
    throw new SnapshotRefused(`nothing could be read${reasons.join('')}`);
  }
  const alert = webhookOf(alerts, recordedAt);
  const masker = maskerFor(settings);
  const written = await masker.following(null, () => writeSnapshot(out, { ...recorded, alert }, masker));
  return [
    `Written to ${out}:`,
    ...written.map((file) => `  ${file}`),
    ...section(
      'Not recorded whole:',
      complete.incomplete.map(({ kind, why }) => `${kind}: ${why}`),
    ),
    ...section(
      'Could not be read:',
      journal.unread.map(({ read, why }) => `${read}: ${why}`),
    ),
    'Secrets are masked by rules, which cannot know all of yours: look through the folder before you pass it on.',
  ];
};

const section = (title: string, lines: readonly string[]): readonly string[] =>
  lines.length === 0 ? [] : [title, ...lines.map((line) => `  ${line}`)];
