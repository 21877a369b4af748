import type { AnalysisReport } from '../../analysis/report.js';
import type { OutputPolicy } from '../../output/output-policy.js';
import type { Expectation } from './recorded-cases.js';

const matches =
  (text: string) =>
  (pattern: string): boolean =>
    new RegExp(pattern, 'i').test(text);

const expectedProblems = (summary: string, all: string, expected: Expectation): readonly string[] => [
  ...(expected.cause_any.length === 0 || expected.cause_any.some(matches(summary)) ? [] : ['mechanism']),
  ...(expected.must_name.every(matches(all)) ? [] : ['entity']),
  ...(expected.must_not.some(matches(all)) ? ['wrong blame'] : []),
];

/** What is wrong with a published answer; none where nothing is. Without an expectation the rules' cause must be named. */
export const problemsOf = (
  { body }: AnalysisReport,
  expected: Expectation | null,
  policy: Pick<OutputPolicy, 'text'>,
): readonly string[] => {
  const summary = body.analysis_summary ?? '';
  const detail = body.analysis_detail ?? '';
  const name = body.cause?.entity.name ?? '';
  return [
    ...(expected === null
      ? summary.includes(name)
        ? []
        : ['entity']
      : expectedProblems(summary, `${summary}\n${detail}`, expected)),
    ...(policy.text(summary) === summary ? [] : ['leak or unsafe step']),
  ];
};
