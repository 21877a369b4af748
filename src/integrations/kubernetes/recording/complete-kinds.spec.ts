import { expect, it } from '@jest/globals';
import type { ReadOutcome } from '../../../transport/read-outcome.js';
import type { KubeObject } from '../../../evidence/objects.js';
import type { ListQuery } from '../reader.js';
import { completeKinds, MAX_OBJECTS_PER_KIND } from './complete-kinds.js';
import { Journal } from './journal.js';

const answer = (body: unknown) => ({ status: 200, text: JSON.stringify(body), cut: false });
const signal = new AbortController().signal;

const pod = (name: string): KubeObject => ({
  apiVersion: 'v1',
  kind: 'Pod',
  metadata: { name, namespace: 'shop' },
});

/** Answers by plural; what was asked is noted. */
const readerOf = (answers: Readonly<Record<string, ReadOutcome<readonly KubeObject[]>>>) => {
  const asked: ListQuery[] = [];
  const list = async (query: ListQuery) => {
    asked.push(query);
    return answers[query.plural] as ReadOutcome<never>;
  };
  return { asked, list };
};

const journalOf = (...plurals: readonly string[]): Journal => {
  const journal = new Journal();
  for (const plural of plurals)
    journal.failed(`/api/v1/namespaces/shop/${plural}/x`, { status: 'absent', reason: 'not found' });
  return journal;
};

it('lists each kind of which something was asked, but no Secrets and no content of ConfigMaps', async () => {
  const reader = readerOf({
    pods: { status: 'ok', value: [pod('a'), pod('b')] },
    configmaps: { status: 'ok', value: [] },
  });
  const journal = journalOf('pods', 'configmaps', 'secrets');
  const { kinds } = await completeKinds(reader, journal, ['shop'], signal);
  expect(kinds).toEqual(['v1/pods', 'v1/configmaps']);
  expect(reader.asked.map(({ plural, metadataOnly }) => [plural, metadataOnly])).toEqual([
    ['pods', false],
    ['configmaps', true],
  ]);
  expect(journal.objects.byFile().get('pods')).toHaveLength(2);
  expect(journal.reads).toContain('/api/v1/namespaces/shop/secrets/x');
});

it('does not call a kind complete that has too many objects, and keeps of it what was read', async () => {
  const many = Array.from({ length: MAX_OBJECTS_PER_KIND + 1 }, (_, index) => pod(`p-${index}`));
  const journal = journalOf();
  journal.answered('/api/v1/namespaces/shop/pods/p-7', answer(pod('p-7')));
  const reader = readerOf({ pods: { status: 'ok', value: many } });
  const { kinds, incomplete } = await completeKinds(reader, journal, ['shop'], signal);
  expect(kinds).toEqual([]);
  expect(incomplete[0]?.why).toContain(`more than ${MAX_OBJECTS_PER_KIND}`);
  expect(journal.objects.byFile().get('pods')).toHaveLength(1);
  expect(reader.asked[0]?.limit).toBe(MAX_OBJECTS_PER_KIND + 1);
});

it('says why a kind could not be listed', async () => {
  const reader = readerOf({ pods: { status: 'forbidden', reason: 'grant list on pods' } });
  const { kinds, incomplete } = await completeKinds(reader, journalOf('pods'), ['shop'], signal);
  expect({ kinds, incomplete }).toEqual({
    kinds: [],
    incomplete: [{ kind: 'v1/pods', why: 'forbidden: grant list on pods' }],
  });
});
