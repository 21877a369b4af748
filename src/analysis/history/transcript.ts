import { type Masked, type Masker, together } from '../../masking/index.js';
import type { Transcript } from '../../sessions/session-store.js';
import { worstMember } from '../request.js';
import type { CaseContent, Investigation } from '../stages.js';
import { toolScopeOf } from '../tool-scope.js';

/** What a transcript is made of. */
export interface TranscriptMaterial {
  readonly key: string;
  readonly content: Masked<CaseContent>;
  readonly investigation: Pick<
    Extract<Investigation, { kind: 'answered' }>,
    'model' | 'transcript' | 'usage'
  >;
}

/** An investigation as it is kept. */
export const transcriptOf = (
  masker: Pick<Masker, 'mask'>,
  { key, content, investigation }: TranscriptMaterial,
): Masked<Transcript> =>
  together<Transcript>({
    key: masker.mask(key),
    incidentId: masker.mask(worstMember(content.value.members).caller.incidentId?.trim() || null),
    kind: masker.mask('analysis'),
    model: masker.mask(investigation.model),
    lookedAt: masker.mask(toolScopeOf(content.value)),
    messages: investigation.transcript,
    usage: masker.mask({ ...investigation.usage }),
  });
