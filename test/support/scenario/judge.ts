import type { Answer } from './service-under-test.ts';
import type { Expectation } from './scenario-file.ts';

/** Ways to say that there is no cause to tell. Words alone ("not found", "unknown") would also stand in a cause. */
const NO_CAUSE: readonly RegExp[] = [
  /\bno (\w+ ){0,2}(cause|problem|fault)\b/i,
  /\bcause\b[^.]{0,200}\b(is|was|could) not (be )?(known|certain|clear|found|identified|determined)/i,
  /\bnothing (\w+ )?(is )?wrong\b/i,
  /\b(is|are|was|were) (healthy|well|over|resolved)\b/i,
  /\b(by design|as expected|always fires|always firing|no action|inhibits)\b/i,
  /\b(had|has|got|returned) no data\b|\bcould not be (evaluated|run)\b/i,
];

const matches =
  (text: string) =>
  (pattern: string): boolean =>
    new RegExp(pattern, 'i').test(text);

/** What Kubernetes puts behind the name of a workload for its ReplicaSets and pods. */
const GENERATED = '[bcdfghjklmnpqrstvwxz2456789]{5,10}\\b';

/** A name as a word of its own, or that of its pods: `geo` is not named by `mongo-geo`, nor by `geo-cache`. */
const names = (text: string, name: string): boolean =>
  new RegExp(`(?<![\\w.-])${name.replaceAll('.', '\\.')}(?!\\w|-(?!${GENERATED}|\\d))`, 'i').test(text);

/** Whether the answer states a cause: by its field `cause` where there is one, else by its words. */
export const statesCause = ({ summary, cause }: Answer): boolean =>
  cause === undefined ? !NO_CAUSE.some((words) => words.test(summary)) : cause !== null;

/** What is wrong with an answer to a scenario that has a cause; none where it is right. */
export const faultsOf = (answer: Answer, expect: Expectation): readonly string[] => {
  const { summary, detail } = answer;
  const all = `${summary}\n${detail}`;
  const roots = expect.root.map((root) => root.split('/').at(-1) ?? root);
  return [
    // That nothing is known may name what the cause would be: "no known cause … PodDisruptionBudget web".
    ...(answer.cause === null && roots.length > 0 ? ['no cause is stated'] : []),
    ...(expect.cause_any.some(matches(summary))
      ? []
      : [`summary has none of: ${expect.cause_any.join(' | ')}`]),
    ...(roots.length === 0 || roots.some((name) => names(summary, name))
      ? []
      : [`summary names none of ${roots.join(', ')}`]),
    ...expect.must_name.filter((pattern) => !matches(all)(pattern)).map((pattern) => `not named: ${pattern}`),
    ...expect.must_not.filter(matches(all)).map((pattern) => `must not be said: ${pattern}`),
  ];
};

/** What is wrong with an answer to an alert that has no cause. */
export const falseCauses = (answer: Answer, expect: Expectation): readonly string[] => [
  ...(statesCause(answer) ? ['a cause is stated'] : []),
  ...(expect.cause_any.length === 0 || expect.cause_any.some(matches(answer.summary))
    ? []
    : [`summary has none of: ${expect.cause_any.join(' | ')}`]),
  ...expect.must_name
    .filter((pattern) => !matches(`${answer.summary}\n${answer.detail}`)(pattern))
    .map((p) => `not named: ${p}`),
  ...expect.must_not.filter(matches(answer.summary)).map((pattern) => `must not be said: ${pattern}`),
];
