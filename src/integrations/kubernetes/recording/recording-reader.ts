import type { ReadOutcome } from '../../../transport/read-outcome.js';
import type { ApiAnswer } from '../client/api-client.js';
import { ClusterReader, type Call } from '../client/cluster-reader.js';
import { Journal } from './journal.js';

/** Reads the cluster as ever, and notes each answer as the API gave it, before anything is left out of it. */
export class RecordingReader extends ClusterReader {
  readonly journal = new Journal();

  protected override async send<T>(call: Call<T>, signal: AbortSignal): Promise<ReadOutcome<T>> {
    const read = (answer: ApiAnswer): T => {
      const value = call.read(answer);
      this.journal.answered(call.path, answer);
      return value;
    };
    try {
      const outcome = await super.send({ ...call, read }, signal);
      if (outcome.status !== 'ok') this.journal.failed(call.path, outcome);
      return outcome;
    } catch (error) {
      this.journal.failed(call.path, { status: 'timeout', reason: 'no answer in the time of an analysis' });
      throw error;
    }
  }
}
