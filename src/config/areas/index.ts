import { analysis } from './analysis.js';
import { kubernetes } from './kubernetes.js';
import { llm } from './llm.js';
import { masking } from './masking.js';
import { prompt } from './prompt.js';
import { server } from './server.js';
import { stream } from './stream.js';

/** Every area, in the order of the documentation. */
export const AREAS = { server, analysis, stream, kubernetes, llm, prompt, masking } as const;
