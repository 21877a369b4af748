import { startedBy } from '../../alerts/sent-alert.js';
import { access, mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Settings } from '../../config/settings.js';
import { RuleMasker } from '../../masking/rule-masker.js';
import { analyzed } from '../analyze/analyzed.js';
import { alertsOfFile } from '../snapshot/snapshot-alerts.js';
import { callArguments } from '../call-arguments.js';
import { WrongCall } from '../wrong-call.js';
import { draftOf } from './draft.js';
import { recordedObjects } from './recorded-objects.js';

/** What a draft is made of, and what it is called. */
export interface ScenarioCall {
  readonly snapshot: string;
  readonly alert: string;
  readonly name: string;
  /** Folder of the scenarios. */
  readonly out: string;
}

const NAME = /^[a-z][a-z0-9-]{2,60}$/;

/** @throws {WrongCall} */
export const scenarioCall = ([verb, ...args]: readonly string[]): ScenarioCall => {
  if (verb !== 'new')
    throw new WrongCall(`"${verb ?? ''}" is nothing that can be done with a scenario; it is "new"`);
  const options = {
    snapshot: { type: 'string' },
    alert: { type: 'string' },
    out: { type: 'string' },
  } as const;
  const { values, positionals } = callArguments(args, options, { allowPositionals: true });
  const { snapshot, alert, out = join('test', 'scenarios') } = values;
  const [name = ''] = positionals;
  if (snapshot === undefined)
    throw new WrongCall('--snapshot must name a folder that `kuberca snapshot` wrote');
  if (alert === undefined)
    throw new WrongCall('--alert must name a file with an alert, such as alert.json of the snapshot');
  if (positionals.length !== 1 || !NAME.test(name))
    throw new WrongCall(`NAME must be one word in lower case, such as oom-behind-a-queue, not "${name}"`);
  return { snapshot, alert, name, out };
};

const HEAD = `# A draft of \`kuberca scenario new\`: masked by rules, which cannot know all secrets. Before it is kept: give names, images and
# log lines of your own, write what differs from a healthy cluster under \`fault\`, and check \`expect\`, which is today's answer.
`;

/** Flow style, a line each: JSON is YAML. */
const yaml = (value: unknown, depth = 0): string => {
  if (
    depth > 2 ||
    typeof value !== 'object' ||
    value === null ||
    Array.isArray(value) ||
    Object.keys(value).length === 0
  )
    return JSON.stringify(value);
  const pad = '  '.repeat(depth);
  return Object.entries(value)
    .map(([key, inner]) => {
      const text = yaml(inner, depth + 1);
      const name = /^[\w./-]+$/.test(key) ? key : JSON.stringify(key);
      return text.includes('\n') || /^\s/.test(text) ? `\n${pad}${name}:${text}` : `\n${pad}${name}: ${text}`;
    })
    .join('');
};

/** A folder that is passed on is masked whatever the service does, and holds no hashes to try words against. */
const maskerFor = (settings: Settings): RuleMasker =>
  new RuleMasker({ ...settings, masking: { ...settings.masking, builtinEnabled: true, hashMode: false } });

/**
 * Drafts a scenario from a recording.
 * @returns the file that was written
 * @throws {WrongCall}, CouldNotRead, or an error of the file system
 */
export const newScenario = async (call: ScenarioCall, settings: Settings): Promise<string> => {
  const { snapshot, alert, name, out } = call;
  const folder = join(out, name);
  const file = join(folder, 'scenario.yaml');
  if (
    await access(file).then(
      () => true,
      () => false,
    )
  )
    throw new WrongCall(`${file} is there already; take another NAME`);
  const [first] = await alertsOfFile(alert);
  if (first === undefined) throw new WrongCall(`--alert ${alert}: it holds no alert`);
  const report = await analyzed(
    { about: { alert }, namespace: null, snapshot, output: 'json', language: 'en' },
    settings,
    'en',
  );
  const draft = await draftOf(await recordedObjects(snapshot), startedBy(first, new Date()), report.value);
  const masked = maskerFor(settings).mask(draft).value;
  await mkdir(folder, { recursive: true });
  await writeFile(file, `${HEAD}${yaml(masked).trimStart()}\n`);
  return file;
};
