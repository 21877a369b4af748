import { describe, expect, it } from '@jest/globals';
import { MemoryLogger } from '../../test/support/memory-logger.js';
import type { DeadLetters } from './dead-letters.js';
import type { Delivery } from './delivery.js';
import { SettlementAdapter } from './perform-settlement.js';
import type { PulledMessage } from './pulled-message.js';
import { StreamUnavailable } from './ports.js';
import { ack, ackLightly, deadLetter, retryAfter, type Settlement } from './settlement.js';

const delivery: Delivery = {
  id: 'd',
  subject: 'kuberca.work.normal.g',
  stream: 'KUBERCA_WORK',
  sequence: 7,
  receivedAt: 0,
  deliveryCount: 1,
  data: new Uint8Array(),
  headers: {},
  signal: new AbortController().signal,
};

const invalid = deadLetter({
  stage: 'work',
  class: 'invalid-input',
  reason: 'r',
  attempts: 1,
  firstFailureAt: null,
});

/** What the server is told for a settlement, in order, the dead letter included. */
const told = async (
  settlement: Settlement,
  stale = false,
  burying: 'stored' | 'fails' = 'stored',
): Promise<readonly string[]> => {
  const said: string[] = [];
  const message = {
    confirm: async () => said.push('ack, confirmed') > 0,
    acknowledge: () => said.push('ack'),
    handBack: (ms: number) => said.push(`nak ${ms}`),
    terminate: () => said.push('term'),
  } as unknown as PulledMessage;
  const letters = {
    bury: async () => {
      if (burying === 'fails') throw new StreamUnavailable('full');
      said.push('dead letter');
    },
  } as unknown as DeadLetters;
  await new SettlementAdapter(letters, new MemoryLogger()).perform(settlement, message, delivery, {
    stale: () => stale,
    stop: () => undefined,
  });
  return said;
};

describe('performing a settlement', () => {
  it.each<[string, Settlement, readonly string[]]>([
    ['an acknowledgement', ack, ['ack, confirmed']],
    ['one that may be lost', ackLightly, ['ack']],
    ['handing back at once', retryAfter(0, 'why'), ['nak 0']],
    ['handing back for later', retryAfter(1234.6, 'why'), ['nak 1234.6']],
    ['a dead letter: stored first, then terminated', invalid, ['dead letter', 'term']],
  ])('%s', async (_, settlement, said) => {
    expect(await told(settlement)).toEqual(said);
  });

  it.each<[string, Settlement, readonly string[]]>([
    ['acknowledges, which is harmless', ack, ['ack, confirmed']],
    ["hands nothing back, which would reach into another worker's work", retryAfter(0, 'why'), []],
    ['does not terminate either', invalid, ['dead letter']],
  ])('a stale delivery %s', async (_, settlement, said) => {
    expect(await told(settlement, true)).toEqual(said);
  });

  it('keeps the message when its dead letter cannot be stored', async () => {
    expect(await told(invalid, false, 'fails')).toEqual(['nak 30000']);
  });
});
