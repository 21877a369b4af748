import { compactText } from './compact-text.js';
import { folded } from './fold.js';
import { withoutNoise } from './noise.js';
import { isEmpty } from './plain-json.js';
import { withShortTimes } from './short-times.js';

/** What is shown of a reading that found nothing. */
export const NOTHING = 'none';

/**
 * What a model is shown of a reading: YAML-like text without what tells nothing (`noise.ts`), with conditions, events,
 * environment, log lines and samples in a short form (`fold.ts`). Every other value is there.
 * @param value plain JSON
 * @param day the day (`2026-11-23`) that the prompt named, whose times go without their date
 */
export const renderReading = (value: unknown, day: string | null = null): string => {
  if (value === null || value === undefined || value === '' || isEmpty(value)) return NOTHING;
  if (typeof value === 'string') return withShortTimes(value, day);
  return withShortTimes(compactText(folded(withoutNoise(value))), day);
};
