import { firstValueFrom, of } from 'rxjs';
import { collectEvidence } from '../../src/analysis/collect-evidence.js';
import { diagnose } from '../../src/analysis/diagnose.js';
import { mask } from '../../src/analysis/mask.js';
import { resolveTarget } from '../../src/analysis/resolve-target.js';
import type { MaskedCase } from '../../src/analysis/stages.js';
import { collectorsOver } from './integrations.js';
import { loadSettings } from '../../src/config/load.js';
import { diagnosed } from './diagnosed.js';
import { RuleMasker } from '../../src/masking/rule-masker.js';
import { ClusterReader } from '../../src/integrations/kubernetes/client/cluster-reader.js';
import { SystemClock } from '../../src/telemetry/clock.js';
import { recordedRequest } from './recorded-pipeline.js';
import type { Scenario } from './recorded-scenario.js';

const NO_HISTORY = { recall: async () => ({ summaries: [], warning: null }) };

/** What is known of a recorded cluster before a prompt is made of it: collected, diagnosed, masked. */
export const recordedCase = async ({ folder, members }: Scenario): Promise<MaskedCase> => {
  const settings = loadSettings({ KUBE_SNAPSHOT: folder });
  const reader = new ClusterReader(settings, new SystemClock());
  await reader.prepare();
  try {
    return await firstValueFrom(
      of(recordedRequest({ members })).pipe(
        resolveTarget(null),
        collectEvidence(collectorsOver(reader, settings), NO_HISTORY),
        diagnose(diagnosed),
        mask(new RuleMasker(settings)),
      ),
    );
  } finally {
    await reader.onApplicationShutdown();
  }
};
