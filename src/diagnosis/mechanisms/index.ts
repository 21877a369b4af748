import type { Catalogue } from '../kit/catalogue.js';
import type { Rule } from '../kit/rule.js';
import { startRules } from './start/index.js';
import { startTexts } from './start/texts.js';
import { runRules } from './run/index.js';
import { runTexts } from './run/texts.js';
import { refusedRules } from './refused/index.js';
import { refusedTexts } from './refused/texts.js';
import { schedulingRules } from './scheduling/index.js';
import { schedulingTexts } from './scheduling/texts.js';
import { controllersRules } from './controllers/index.js';
import { controllersTexts } from './controllers/texts.js';
import { wiringRules } from './wiring/index.js';
import { wiringTexts } from './wiring/texts.js';
import { ownSpecRules } from './own-spec/index.js';
import { ownSpecTexts } from './own-spec/texts.js';
import { storageRules } from './storage/index.js';
import { storageTexts } from './storage/texts.js';
import { platformRules } from './platform/index.js';
import { platformTexts } from './platform/texts.js';
import { logsRules } from './logs/index.js';
import { logsTexts } from './logs/texts.js';
import { resourcesRules } from './resources/index.js';
import { resourcesTexts } from './resources/texts.js';

/** Every mechanism that is known, an area after the other. */
export const MECHANISMS: readonly Rule[] = [
  ...startRules,
  ...runRules,
  ...refusedRules,
  ...schedulingRules,
  ...controllersRules,
  ...wiringRules,
  ...ownSpecRules,
  ...storageRules,
  ...platformRules,
  ...logsRules,
  ...resourcesRules,
];

/** What each of them says. */
export const TEXTS: Catalogue = {
  ...startTexts,
  ...runTexts,
  ...refusedTexts,
  ...schedulingTexts,
  ...controllersTexts,
  ...wiringTexts,
  ...ownSpecTexts,
  ...storageTexts,
  ...platformTexts,
  ...logsTexts,
  ...resourcesTexts,
};
