import { area, type Area } from '../area.js';
import { access } from './access.js';
import { analysis } from './analysis.js';
import { answers } from './answers.js';
import { llm } from './llm.js';
import { masking } from './masking.js';
import { mcp } from './mcp.js';
import { notify } from './notify.js';
import { prompt } from './prompt.js';
import { reconcile } from './reconcile.js';
import { senders } from './senders.js';
import { server } from './server.js';
import { sessions } from './sessions.js';
import { stream } from './stream.js';
import { tracing } from './tracing.js';
import { tools } from './tools.js';

/** The settings of the service itself, by the name under which `Settings` has them. */
export const GENERAL = {
  server: area('HTTP, logs, language', server),
  access: area('Access to the HTTP API', access),
  analysis: area('Analyses', analysis),
  stream: area('NATS and the stream', stream),
  senders: area('Other senders of alerts', senders),
  reconcile,
  tools: area('Tools of the model', tools),
  llm: area('Model', llm),
  prompt: area('Prompt', prompt),
  answers: area('Answers', answers),
  sessions: area('History', sessions),
  notify: area('Notifications', notify),
  mcp: area('Assistants', mcp),
  masking: area('Masking', masking),
  tracing: area('Traces', tracing),
} as const;

/** Every area in the order of the documentation: what is read stands between what receives alerts and what answers them. */
export const documentedAreas = (ofIntegrations: readonly Area[]): readonly Area[] => {
  const { server, access, analysis, stream, senders, reconcile, ...answering } = GENERAL;
  return [
    server,
    access,
    analysis,
    stream,
    senders,
    reconcile,
    ...ofIntegrations,
    ...Object.values(answering),
  ];
};
