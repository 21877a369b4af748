import type { EntityManager } from 'typeorm';
import { allOf } from '../looked-at.js';
import type { LookedAt, Transcript } from '../session-store.js';
import { ENTITY, type TranscriptRow } from './rows.js';
import { storableJson, storableKey, storableText } from './storable.js';

const MOST_ANALYSES = 100;

const storable = <T>(value: T): T => JSON.parse(storableJson(value)) as T;

export const addTranscript = async (manager: EntityManager, transcript: Transcript): Promise<void> => {
  const { key, incidentId, kind, model, lookedAt, messages, usage } = transcript;
  await manager.insert<TranscriptRow>(ENTITY.transcript, {
    key: storableKey(key),
    incidentId: incidentId === null ? null : storableKey(incidentId),
    kind,
    provider: storableText(model.provider),
    model: storableText(model.id),
    lookedAt: storable(lookedAt),
    messages: storable(messages),
    usage: storable(usage),
  });
};

/** Where the newest 100 analyses of an incident looked, the newest first. */
export const lookedAt = async (manager: EntityManager, incidentId: string): Promise<LookedAt> => {
  const rows = await manager.find<TranscriptRow>(ENTITY.transcript, {
    select: { id: true, lookedAt: true },
    where: { incidentId: storableKey(incidentId) },
    order: { id: 'DESC' },
    take: MOST_ANALYSES,
  });
  return allOf(rows.map((row) => row.lookedAt));
};
