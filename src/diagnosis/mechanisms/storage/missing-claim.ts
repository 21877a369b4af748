import { evidenceOf } from '../../kit/look.js';
import { claim as said, rule } from '../../kit/rule.js';
import { STORAGE } from './claim.js';

/** A claim that a pod names and that is not there. */
export const missingClaim = rule({
  mechanism: 'storage/claim-missing',
  on: ['PersistentVolumeClaim'],
  carries: STORAGE,
  find: (entity, graph) => {
    if (entity.object.status !== 'absent') return [];
    const users = graph.sources(entity.key, 'claims');
    const [user] = users;
    if (user === undefined) return [];
    return [
      {
        since: null,
        known: 'shown',
        claims: [
          said(evidenceOf(entity, graph), 'it does not exist', '존재하지 않음'),
          said(
            evidenceOf(user, graph),
            `pod ${user.ref.name} mounts it`,
            `파드 ${user.ref.name}이(가) 마운트함`,
          ),
        ],
        values: { claim: entity.ref.name, user: user.ref.name },
      },
    ];
  },
});
