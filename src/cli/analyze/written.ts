import type { AnalysisReport, ReportedCause } from '../../analysis/report.js';
import type { Language, Localized } from '../../config/language.js';
import { nameOf } from '../../diagnosis/told/names.js';
import type { Output } from './analyze-call.js';
import type { Colours } from './colours.js';
import { terminalText } from './terminal-text.js';

/** What stands over the parts of the text that no section of the detail has. */
const WORDS: Localized<{ readonly cause: string; readonly trigger: string; readonly sure: string }> = {
  en: { cause: 'Cause', trigger: 'Set off by', sure: 'confidence' },
  ko: { cause: '원인', trigger: '발단', sure: '신뢰도' },
};

const cited = (evidence: readonly string[]): string =>
  evidence.length === 0 ? '' : ` [${evidence.join(', ')}]`;

/** The way from the alert's subject down to the cause, a step a line, each one deeper. */
const chainOf = (
  { entity, mechanism, chain, confidence, trigger, evidence }: ReportedCause,
  words: (typeof WORDS)[Language],
  colours: Colours,
): readonly string[] => {
  const { title, object, cause, faint } = colours;
  const steps = chain.map(
    (step, depth) =>
      `${'   '.repeat(depth)}${depth === 0 ? '' : '└─ '}${terminalText(step.text)}${faint(cited(step.evidence))}`,
  );
  const percent = `${Math.round(confidence * 100)}%`;
  const end = `${'   '.repeat(chain.length)}${chain.length === 0 ? '' : '└─ '}`;
  const lines = [
    ...steps,
    `${end}${object(terminalText(nameOf(entity)))}: ${cause(mechanism)} ${faint(`(${words.sure} ${percent})${cited(evidence)}`)}`,
  ];
  const by = trigger?.by === null || trigger === null ? '' : ` (${trigger.by})`;
  const set =
    trigger === null
      ? []
      : [
          `${words.trigger}: ${terminalText(`${nameOf(trigger.entity)}, ${trigger.at}: ${trigger.what}${by}`)}`,
        ];
  return [title(words.cause), ...[...lines, ...set].map((line) => `  ${line}`), ''];
};

const HEADING = /^#### \*\*(.+)\*\*$/;

/** The detail as lines: headings set apart, bullets as they are, the section of the cause left out where the chain tells it. */
const detailOf = (detail: string, isToldAbove: boolean, { title }: Colours): readonly string[] => {
  const lines = terminalText(detail).split('\n');
  const second = lines.findIndex((line, at) => at > 0 && HEADING.test(line));
  return lines
    .slice(isToldAbove && second > 0 ? second : 0)
    .map((line) => line.replace(HEADING, (_whole, words: string) => title(words)).replace(/^- /, '  - '));
};

const text = ({ body }: AnalysisReport, language: Language, colours: Colours): string => {
  const causes = [...(body.cause === null ? [] : [body.cause]), ...(body.further_causes ?? [])];
  return [
    colours.title(terminalText(body.analysis_summary ?? '')),
    '',
    ...causes.flatMap((cause) => chainOf(cause, WORDS[language], colours)),
    ...detailOf(body.analysis_detail ?? '', causes.length > 0, colours),
    '',
  ].join('\n');
};

const json = ({ body, findings, evidence, provenance }: AnalysisReport): string =>
  `${JSON.stringify({ ...body, findings, evidence, provenance }, null, 2)}\n`;

const FORMS: Readonly<
  Record<Output, (report: AnalysisReport, language: Language, colours: Colours) => string>
> = {
  text,
  json,
  markdown: ({ body }) => `${terminalText(body.analysis)}\n`,
};

/** A report in the form that was asked for. */
export const written = (
  report: AnalysisReport,
  {
    output,
    language,
    colours,
  }: { readonly output: Output; readonly language: Language; readonly colours: Colours },
): string => FORMS[output](report, language, colours);
