import { describe, expect, it } from '@jest/globals';
import { KnownForm, type Learned } from './known-form.js';
import { COMPATIBLE_DIALECT, type Dialect } from './openai/dialect.js';
import { simplerDialect, type RejectedForm } from './openai/simpler-dialect.js';

class Rejected extends Error {
  constructor(readonly param: string | null) {
    super(`rejected ${param}`);
  }
}
const form: RejectedForm = { tools: [], toolChoice: 'auto', answerSchema: {}, fieldsGiven: [] };
const rejectionOf = (error: unknown) =>
  error instanceof Rejected ? { param: error.param, words: error.message } : null;

const knownForm = (onLearned: (learned: Learned, words: string) => void = () => undefined) =>
  new KnownForm<Dialect, RejectedForm>({ start: COMPATIBLE_DIALECT, simpler: simplerDialect, onLearned });

describe('what is known of a server', () => {
  it('is the form that it took last', async () => {
    const learned: [Learned, string][] = [];
    const known = knownForm((...told) => learned.push(told));
    const sent: Dialect[] = [];
    const server = async (dialect: Dialect): Promise<string> => {
      sent.push(dialect);
      if (dialect.answerFormat !== 'text') throw new Rejected('response_format');
      if (dialect.streamUsage) throw new Rejected('stream_options');
      return 'answered';
    };
    expect(await known.send(form, server, rejectionOf)).toBe('answered');
    expect(sent).toHaveLength(4);
    await known.send(form, server, rejectionOf);
    expect(sent.slice(4)).toEqual([{ ...COMPATIBLE_DIALECT, answerFormat: 'text', streamUsage: false }]);
    expect(learned).toEqual([[{ answerFormat: 'text', streamUsage: false }, 'rejected stream_options']]);
  });

  it('is nothing new when every form is rejected, and the first rejection is the truth', async () => {
    const known = knownForm();
    const sent: Dialect[] = [];
    const server = async (dialect: Dialect): Promise<never> => {
      sent.push(dialect);
      throw new Rejected(sent.length === 1 ? 'response_format' : null);
    };
    await expect(known.send(form, server, rejectionOf)).rejects.toThrow('rejected response_format');
    const asked = sent.length;
    await expect(known.send(form, server, rejectionOf)).rejects.toThrow();
    expect(sent[asked]).toEqual(COMPATIBLE_DIALECT);
  });

  it('is not sought in circles when a server takes neither limit', async () => {
    const sent: string[] = [];
    const server = async ({ outputLimit }: Dialect): Promise<never> => {
      sent.push(outputLimit);
      throw new Rejected(outputLimit);
    };
    await expect(knownForm().send(form, server, rejectionOf)).rejects.toThrow('rejected max_tokens');
    expect(sent).toEqual(['max_tokens', 'max_completion_tokens']);
  });

  it('is not sought for other failures', async () => {
    let sent = 0;
    const server = async (): Promise<never> => {
      sent += 1;
      throw new Error('502');
    };
    await expect(knownForm().send(form, server, rejectionOf)).rejects.toThrow('502');
    expect(sent).toBe(1);
  });
});
