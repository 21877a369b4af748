import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { LlmError } from '../../llm/failure.js';
import type { CallLimits, ModelClient, ModelReply } from '../../llm/model-client.js';
import type { LlmRequest } from '../../llm/provider.js';
import type { Masker } from '../../masking/index.js';

export type Answering = Pick<ModelClient, 'complete'>;

/** What a model said in one case, kept masked beside the cases. */
export class KeptReplies {
  readonly #path: string;

  constructor(folder: string, model: string, name: string) {
    this.#path = join(
      folder,
      '.eval',
      model.replaceAll(/[^\w.-]/g, '_'),
      `${name === '.' ? 'case' : name}.json`,
    );
  }

  /** A model that is asked, and whose replies are kept in `said`. */
  static recording(model: Answering, said: ModelReply[]): Answering {
    return {
      complete: async (request: LlmRequest, limits: CallLimits) => {
        const reply = await model.complete(request, limits);
        said.push(reply);
        return reply;
      },
    };
  }

  async keep(said: readonly ModelReply[], masker: Pick<Masker, 'mask'>): Promise<void> {
    await mkdir(dirname(this.#path), { recursive: true });
    await writeFile(this.#path, `${JSON.stringify(masker.mask(said).value, null, 1)}\n`);
  }

  /** A model that says again what was kept. @throws when nothing was */
  async replayed(): Promise<Answering> {
    // Written by `keep` of this class.
    const said = JSON.parse(await readFile(this.#path, 'utf8')) as ModelReply[];
    return {
      complete: async () => {
        const reply = said.shift();
        if (reply === undefined) throw new LlmError('empty', 'no further reply was kept');
        return reply;
      },
    };
  }
}
