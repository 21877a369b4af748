import type { Settings } from '../../config/settings.js';
import {
  discardLetter,
  findLetters,
  lettersAt,
  madeAt,
  redriveLetter,
  wayBack,
  type Letters,
  type StoredLetter,
} from '../../jetstream/dead-letter-store.js';
import type { Handles } from '../../jetstream/open.js';
import { RuleMasker } from '../../masking/rule-masker.js';
import { say } from '../../telemetry/terminal.js';
import { EXIT_FAILURE } from '../exit-codes.js';
import type { DeadCall } from './dead-call.js';
import { factsOf, shownLetter, tableOf } from './shown-letters.js';

/** What became of one letter. */
interface Outcome {
  readonly sequence: number;
  readonly outcome: string;
}

/** Everything that is written passes here: masked by the settings of the service. */
const writer = (settings: Settings) => {
  const masker = new RuleMasker(settings);
  return {
    json: (value: unknown): void =>
      say(masker.derive(masker.mask(value), (masked) => `${JSON.stringify(masked, null, 2)}\n`)),
    text: (text: string): void => say(masker.text(`${text}\n`)),
  };
};

type Write = ReturnType<typeof writer>;

const list = (write: Write, { letters, more }: Letters, { output, limit }: DeadCall): number => {
  if (output === 'json') write.json({ letters: letters.map(factsOf), more });
  else {
    write.text(letters.length === 0 ? 'No dead letters.' : tableOf(letters));
    if (more) write.text(`There are more than ${limit}: narrow the call, or raise --limit.`);
  }
  return 0;
};

const show = (write: Write, { letters }: Letters, { output }: DeadCall): number => {
  if (letters.length === 0) {
    write.text('There is no such dead letter.');
    return EXIT_FAILURE;
  }
  if (output === 'json') write.json(letters.map(shownLetter));
  else for (const letter of letters) write.json(shownLetter(letter));
  return 0;
};

/** One after the other, so that an interruption leaves whole letters. */
const change = async (
  handles: Handles,
  prefix: string,
  action: DeadCall['action'],
  letters: readonly StoredLetter[],
): Promise<readonly Outcome[]> => {
  const made = await madeAt(handles, prefix);
  const outcomes: Outcome[] = [];
  for (const letter of letters) {
    const outcome =
      action === 'redrive'
        ? await redriveLetter(handles, prefix, letter, made)
        : (await discardLetter(handles, prefix, letter))
          ? 'discarded'
          : 'gone already';
    outcomes.push({ sequence: letter.sequence, outcome });
  }
  return outcomes;
};

const planned = (
  { action }: DeadCall,
  prefix: string,
  letters: readonly StoredLetter[],
): readonly Outcome[] =>
  letters.map((letter) => ({
    sequence: letter.sequence,
    outcome:
      action === 'discard' ? 'would be removed' : `would go to ${wayBack(letter, prefix) ?? 'nowhere'}`,
  }));

/** Does what was asked. @returns the exit code */
export const runDead = async (handles: Handles, settings: Settings, call: DeadCall): Promise<number> => {
  const { prefix } = settings.stream;
  const write = writer(settings);
  await madeAt(handles, prefix);
  const found =
    call.sequences.length > 0
      ? await lettersAt(handles, prefix, call)
      : await findLetters(handles, prefix, call.wanted, call.limit);
  if (call.action === 'list') return list(write, found, call);
  if (call.action === 'show') return show(write, found, call);
  const outcomes = call.yes
    ? await change(handles, prefix, call.action, found.letters)
    : planned(call, prefix, found.letters);
  if (call.output === 'json') write.json({ done: call.yes, letters: outcomes, more: found.more });
  else {
    for (const { sequence, outcome } of outcomes) write.text(`${sequence}  ${outcome}`);
    if (outcomes.length === 0) write.text('No dead letters.');
    if (found.more) write.text(`There are more than ${call.limit}: repeat the call, or raise --limit.`);
    if (!call.yes && outcomes.length > 0) write.text('Nothing was changed; --yes does it.');
  }
  return outcomes.some(({ outcome }) => outcome === 'no-way') ? EXIT_FAILURE : 0;
};
