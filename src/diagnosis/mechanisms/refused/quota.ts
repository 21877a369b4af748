import { entityKey } from '../../../evidence/entity.js';
import { claim } from '../../kit/rule.js';
import { refusalRule, type Told, type Refusal } from './refusal.js';
import { usersOf } from './quota-use.js';

const WORDS =
  /exceeded quota: ([^,\s]+), requested: (.+?), used: (.+?), limited: (.+?)(?:; exceeded quota|$)/;

/** `a=1,b=2` by name. */
const amounts = (text: string): ReadonlyMap<string, string> =>
  new Map(
    text.split(',').map((part): [string, string] => {
      const cut = part.lastIndexOf('=');
      return [part.slice(0, cut).trim(), part.slice(cut + 1).trim()];
    }),
  );

const read = ({ entity, graph, evidence }: Refusal, [, quota = '', ...told]: RegExpExecArray): Told => {
  const [asked = new Map(), used = new Map(), hard = new Map()] = told.slice(0, 3).map(amounts);
  const names = [...asked.keys()];
  const use = names.map((name) => `${name} ${used.get(name) ?? '?'}/${hard.get(name) ?? '?'}`).join(', ');
  const more = names.map((name) => `${name} ${asked.get(name) ?? ''}`).join(', ');
  const [first = ''] = names;
  const users = usersOf(graph, entity.ref.namespace, first);
  return {
    values: { quota, use, more },
    claims:
      users === null
        ? []
        : [claim(evidence, `most ${first} is taken by ${users}`, `${first} 사용 상위: ${users}`)],
    behind: [entityKey({ kind: 'ResourceQuota', namespace: entity.ref.namespace, name: quota })],
  };
};

/** A quota that is used up: no pod more, by its name, what is used of what, and who uses it. */
export const quota = refusalRule('refused/quota', read, WORDS);
