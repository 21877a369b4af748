import type { Area } from '../../config/area.js';
import { unknownSettingsOfProcess } from '../../config/config.module.js';
import { SettingsError } from '../../config/load.js';
import { findingsOf, type Finding } from './finding.js';

const settings = findingsOf('settings');

/** Variables that cannot be used, each with what would be right. */
export const wrongSettings = ({ problems }: SettingsError): readonly Finding[] =>
  problems.map(({ env, problem, example }) =>
    settings.fail(`${env} ${problem}`, { variable: env, remedy: `for example ${env}=${example}` }),
  );

/** That the settings can be used, and which variables look like one and are none. */
export const checkSettings = (ofIntegrations: readonly Area[]): readonly Finding[] => [
  settings.ok('every setting can be used'),
  ...unknownSettingsOfProcess(ofIntegrations).map(({ name, nearest }) =>
    settings.warn(`${name} is no setting and has no effect`, {
      variable: name,
      remedy: `is ${nearest} meant?`,
    }),
  ),
];
