import { sampleText } from '../sample-value.js';
import type { Sample } from '../series.js';
import { reading, valueOf, type Call, type Reading } from '../../../evidence/reading.js';
import type { RuleCourse } from '../rule-course.js';
import { WEIGHT } from '../../../evidence/weights.js';
import type { RuleAnswer } from './alert-rule.collector.js';
import { round } from './round.js';

const time = (ms: number | null): string | null =>
  ms === null || !(Math.abs(ms) <= 8.64e15) ? null : new Date(ms).toISOString();

const shown = (sample: Sample | null) =>
  sample && { at: time(sample.atMs), value: sampleText(round(sample.value)) };

const bodyOf = ({ rule, comparison, course, still, value }: RuleAnswer) => ({
  expression: rule.query,
  for_seconds: rule.forMs / 1000,
  ...(comparison && {
    measured: comparison.measured,
    condition: `${comparison.operator} ${comparison.threshold}`,
  }),
  ...(course === null
    ? { series: 'none that fits the labels of the alert in the time around its start' }
    : {
        holds_since: time(course.crossedAtMs),
        ...(course.heldAllAlong && { held_all_along: true }),
        furthest: shown(course.furthest),
        last_in_window: shown(course.last),
      }),
  holds_now: still,
  ...(value !== null && { value_now: sampleText(round(value)) }),
  ...(rule.lastError !== null && { rule_error: rule.lastError }),
});

/** The evaluated rule as evidence. */
export const ruleReading = (call: Call<RuleAnswer>, alertname: string): Reading<RuleAnswer> => ({
  ...reading(
    call,
    { type: 'metric', title: `the rule of alert ${alertname}, evaluated`, weight: WEIGHT.alertRule },
    bodyOf,
  ),
});

/** What the report tells of it. */
export const ruleCourse = (call: Call<RuleAnswer>): RuleCourse | null => {
  const answer = valueOf(call);
  if (answer === null) return null;
  const { rule, comparison, course, still, value } = answer;
  return {
    expression: rule.query,
    threshold: comparison && { operator: comparison.operator, value: comparison.threshold },
    crossedAt: time(course?.crossedAtMs ?? null),
    furthest: finite(course?.furthest?.value),
    last: finite(value ?? course?.last?.value),
    still,
  };
};

/** JSON knows no NaN and no infinity. */
const finite = (value: number | undefined): number | null =>
  value !== undefined && Number.isFinite(value) ? round(value) : null;

/** One sentence: the condition, since when it holds, how far it went, and whether it still does. */
export const ruleSentence = ({ threshold, crossedAt, furthest, last, still }: RuleCourse): string | null => {
  const parts = [
    threshold === null ? [] : [`condition ${threshold.operator} ${threshold.value}`],
    crossedAt === null ? [] : [`holds since ${crossedAt}`],
    furthest === null ? [] : [`furthest value ${furthest}`],
    last === null ? [] : [`last value ${last}`],
    still === null ? [] : [still ? 'still holds' : 'no longer holds'],
  ].flat();
  return parts.length === 0 ? null : `alert_rule: ${parts.join(', ')}`;
};
