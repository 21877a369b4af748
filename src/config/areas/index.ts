import { access } from './access.js';
import { analysis } from './analysis.js';
import { kubernetes } from './kubernetes.js';
import { llm } from './llm.js';
import { masking } from './masking.js';
import { prompt } from './prompt.js';
import { server } from './server.js';
import { sessions } from './sessions.js';
import { loki, prometheus, tempo } from './sources.js';
import { stream } from './stream.js';
import { tools } from './tools.js';

/** Every area, in the order of the documentation. */
export const AREAS = {
  server,
  access,
  analysis,
  stream,
  kubernetes,
  prometheus,
  tempo,
  loki,
  tools,
  llm,
  prompt,
  sessions,
  masking,
} as const;
