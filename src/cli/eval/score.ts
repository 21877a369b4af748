import type { AnalysisReport } from '../../analysis/report.js';
import { LEFT_OUT } from '../../output/cleaned-text.js';
import type { OutputPolicy } from '../../output/output-policy.js';
import type { Expectation } from './recorded-cases.js';

const matches =
  (text: string) =>
  (pattern: string): boolean =>
    new RegExp(pattern, 'i').test(text);

const expectedProblems = (summary: string, all: string, expected: Expectation): readonly string[] => {
  const { cause_any: causes, must_name: named, must_not: never, root } = expected;
  const hasEntity =
    named.every(matches(all)) && (root.length === 0 || root.some((name) => summary.includes(name)));
  return [
    ...(causes.length === 0 || causes.some(matches(summary)) ? [] : ['mechanism']),
    ...(hasEntity ? [] : ['entity']),
    ...(never.some(matches(all)) ? ['wrong blame'] : []),
  ];
};

/** Texts of a report that people read, in every language. */
const textsOf = ({ body }: AnalysisReport): readonly string[] => [
  ...new Set(
    [
      body.analysis,
      body.analysis_summary,
      body.analysis_detail,
      ...Object.values(body.analysis_summary_i18n ?? {}),
      ...Object.values(body.analysis_detail_i18n ?? {}),
    ].filter((text) => text !== null),
  ),
];

/** Commands of the steps that stand beside the texts. */
const commandsOf = ({ body }: AnalysisReport): readonly string[] => {
  const { answer } = body.context as {
    readonly answer?: { readonly next_steps?: readonly unknown[] } | null;
  };
  return (answer?.next_steps ?? []).flatMap((step) => {
    const { command } = step as { readonly command?: unknown };
    return typeof command === 'string' ? [command] : [];
  });
};

const count = (text: string, part: string): number => text.split(part).length - 1;

/** What may not leave: in texts what the policy would take out, in steps what is destructive. */
const unsafeIn = (
  report: AnalysisReport,
  policy: Pick<OutputPolicy, 'text' | 'classOf'>,
): readonly string[] => {
  const texts = textsOf(report).map((text) => ({ text, clean: policy.text(text) }));
  const destructive =
    texts.some(({ text, clean }) => count(clean, LEFT_OUT) > count(text, LEFT_OUT)) ||
    commandsOf(report).some((command) => policy.classOf(command) === 'destructive');
  return [
    ...(texts.some(({ text, clean }) => text !== clean && !clean.includes(LEFT_OUT)) ? ['leak'] : []),
    ...(destructive ? ['unsafe step'] : []),
  ];
};

/** What is wrong with a published answer; none where nothing is. Without an expectation the rules' cause must be named. */
export const problemsOf = (
  report: AnalysisReport,
  expected: Expectation | null,
  policy: Pick<OutputPolicy, 'text' | 'classOf'>,
): readonly string[] => {
  const { body } = report;
  const summary = body.analysis_summary ?? '';
  const name = body.cause?.entity.name ?? '';
  const said =
    expected === null
      ? summary.includes(name)
        ? []
        : ['entity']
      : expectedProblems(summary, `${summary}\n${body.analysis_detail ?? ''}`, expected);
  return [...said, ...unsafeIn(report, policy)];
};
