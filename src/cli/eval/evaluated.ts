import { PROVIDER_IDS } from '../../config/providers.js';
import { inColumns } from '../columns.js';
import { recordedCases } from './recorded-cases.js';
import { problemsOf } from './score.js';
import { tryCase } from './try-case.js';
import { callArguments } from '../call-arguments.js';
import { WrongCall } from '../wrong-call.js';

/** Dollars for a million tokens of prompt and of answer. */
interface Price {
  readonly input: number;
  readonly output: number;
}

const MILLION = 1e6;

const priceOf = (text: string | undefined): Price | null => {
  if (text === undefined) return null;
  const [, input, output] = /^(\d+(?:\.\d+)?)\/(\d+(?:\.\d+)?)$/.exec(text) ?? [];
  if (input === undefined || output === undefined)
    throw new WrongCall(
      '--price must be two numbers such as 1.25/10: dollars for a million tokens in and out',
    );
  return { input: Number(input), output: Number(output) };
};

const callOf = (args: readonly string[]) => {
  const options = {
    provider: { type: 'string' },
    price: { type: 'string' },
    replay: { type: 'boolean', default: false },
  } as const;
  const { values, positionals } = callArguments(args, options, { allowPositionals: true });
  const [folder, ...rest] = positionals;
  const provider = values.provider ?? null;
  if (folder === undefined || rest.length > 0) throw new WrongCall('name one folder of recorded cases');
  if (provider !== null && !PROVIDER_IDS.some((id) => id === provider))
    throw new WrongCall(`--provider must be one of ${PROVIDER_IDS.join(', ')}`);
  return { folder, provider, price: priceOf(values.price), replay: values.replay };
};

const COLUMNS = [
  'case',
  'answer by',
  'quality',
  'rules',
  'published',
  'turns',
  'tokens in',
  'out',
  'cost',
  's',
];

const told = (problems: readonly string[]): string => (problems.length === 0 ? 'ok' : problems.join(', '));

/**
 * Runs the cases of a folder and tells a table of how the published answers compare with those of the rules.
 * @throws {WrongCall}, or why a case could not be run
 */
export const evaluated = async (
  args: readonly string[],
): Promise<{ readonly lines: readonly string[]; readonly isWorse: boolean }> => {
  const { folder, provider, price, replay } = callOf(args);
  const cases = await recordedCases(folder);
  if (cases.length === 0)
    throw new WrongCall(`${folder} holds no recorded case (snapshot.json and alert.json)`);
  const rows: (readonly string[])[] = [];
  let worse = 0;
  let model = '';
  for (const one of cases) {
    const tried = await tryCase(one, { folder, provider, replay });
    ({ model } = tried);
    const known = problemsOf(tried.rules, one.expected, tried.policy);
    const problems = problemsOf(tried.answer, one.expected, tried.policy);
    if (problems.some((problem) => !known.includes(problem))) worse += 1;
    const { usage, model: by, reason } = tried.answer.provenance;
    const cost =
      price === null || usage === null
        ? '-'
        : `$${((usage.inputTokens * price.input + usage.outputTokens * price.output) / MILLION).toFixed(4)}`;
    rows.push([
      one.name,
      by === null ? `rules (${reason ?? ''})` : 'model',
      tried.answer.body.analysis_quality,
      told(known),
      told(problems),
      ...[usage?.turns, usage?.inputTokens, usage?.outputTokens].map((count) => String(count ?? '-')),
      cost,
      (tried.ms / 1000).toFixed(1),
    ]);
  }
  const summary = `${model}: ${cases.length} cases, ${worse} worse than the rules alone`;
  return { lines: [...inColumns(COLUMNS, rows), summary], isWorse: worse > 0 };
};
