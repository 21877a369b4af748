import { badConditions, badPhase } from '../../../../evidence/bad-conditions.js';
import type { Condition, KubeObject } from '../../../../evidence/objects.js';
import { createdAs } from './changes.js';
import { kindReader, type KindReader } from './reader.js';

/** An operator's own resource, as far as most of them agree. */
interface CustomResource extends KubeObject {
  readonly status?: {
    readonly conditions?: readonly Condition[];
    readonly phase?: unknown;
    readonly message?: unknown;
  };
}

/** Any kind that only a cluster knows: its conditions and the warnings about it tell. */
export const customReader = (kind: string): KindReader =>
  kindReader<CustomResource>(kind, ({ object, ref, events }) => {
    const bad = badConditions(object.status?.conditions);
    const phase = badPhase(object.status);
    const known = object.status?.conditions !== undefined;
    return {
      sick: bad.length > 0 || phase !== null || events.length > 0 || (known ? false : null),
      trouble: [
        ...bad.map(({ type, status, reason = '', message = '' }) =>
          `${type}=${status} ${reason}: ${message}`.slice(0, 300),
        ),
        ...(phase === null ? [] : [`phase ${phase.phase}: ${phase.message}`.slice(0, 300)]),
        ...events.slice(0, 2).map(({ reason, message }) => `${reason}: ${message}`.slice(0, 300)),
      ],
      relations: [],
      changes: createdAs(object, kind.toLowerCase()),
      body: { kind, name: ref.name, status: object.status },
    };
  });
