import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Fingerprint } from '../../src/alerts/alert.js';
import { Analyst } from '../../src/analysis/analyst.js';
import type { AnalysisReport } from '../../src/analysis/report.js';
import { MemoryLogger } from './memory-logger.js';
import { recordedPipeline, recordedRequest, recordedSettings } from './recorded-pipeline.js';
import { member } from './report-material.js';
import { buildCluster } from './scenario/cluster.js';
import type { Scenario } from './scenario/scenario-file.js';
import { writeSnapshot } from './scenario/write-snapshot.js';
import { ScriptedProvider } from './scripted-provider.js';

/** The whole pipeline over a scenario of the library. */
export interface ScenarioPipeline {
  /** The analysis when the model replies so. */
  analyse(reply: string): Promise<AnalysisReport>;
  close(): Promise<void>;
}

/** Builds the cluster of a scenario and starts the pipeline on it, with a model that replies what it is told to. */
export const scenarioPipeline = async (scenario: Scenario): Promise<ScenarioPipeline> => {
  const folder = await mkdtemp(join(tmpdir(), 'scripted-'));
  const cluster = buildCluster(scenario);
  await writeSnapshot(folder, cluster);
  let said = '';
  const provider = new ScriptedProvider(() => said);
  const settings = recordedSettings({ KUBE_SNAPSHOT: folder, AGENT_ISTIO_ENABLED: 'true' });
  const app = await recordedPipeline({ settings, logger: new MemoryLogger(), provider });
  const [alert = {}] = cluster.alerts;
  const members = [
    member({ ...alert, endsAt: null, generatorURL: null, fingerprint: '5f1c0a9be2d7463a' as Fingerprint }),
  ];
  return {
    analyse: async (reply) => {
      said = reply;
      return (await app.get(Analyst).analyse(recordedRequest({ members }))).value;
    },
    close: async () => {
      await app.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
};
