import { settingsOfProcess } from '../../config/config.module.js';
import { SettingsError } from '../../config/load.js';
import { INTEGRATION_AREAS } from '../../integrations/integrations.js';
import { checkDependencies } from './check-dependencies.js';
import { checkMasking } from './check-masking.js';
import { checkNats } from './check-nats.js';
import { checkRights } from './check-rights.js';
import { checkSettings, wrongSettings } from './check-settings.js';
import type { Finding } from './finding.js';

/** What the doctor itself sets: it speaks for itself, and asks the model whatever the service would do. */
const OWN = { LOG_LEVEL: 'silent', LLM_PROBE_AT_START: 'true', LLM_RETRY_MAX_ATTEMPTS: '2' };

/** Looks at everything; findings are in the order of the areas. Rejects only for a defect. */
export const examine = async (): Promise<readonly Finding[]> => {
  try {
    const settings = settingsOfProcess(INTEGRATION_AREAS, OWN);
    // One after the other: loading what the next one needs holds the process up, and an answer would come too late.
    const nats = await checkNats(settings.stream);
    const others = await checkDependencies(settings);
    const rights = await checkRights(settings);
    return [...checkSettings(INTEGRATION_AREAS), ...nats, ...others, ...rights, ...checkMasking(settings)];
  } catch (error) {
    if (error instanceof SettingsError) return wrongSettings(error);
    throw error;
  }
};
