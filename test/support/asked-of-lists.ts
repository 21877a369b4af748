import { CaseGraph } from '../../src/evidence/case-graph.js';
import type { Entity } from '../../src/evidence/entity.js';

/** A graph whose listed objects note when somebody asks how they are, which costs a look at each. */
export const askedOfLists = ({
  parts,
}: CaseGraph): { readonly graph: CaseGraph; readonly asked: readonly string[] } => {
  const asked: string[] = [];
  const noting = (entity: Entity): Entity => {
    const noted = <T>(name: string, value: T): T => {
      asked.push(`${name} of ${entity.key}`);
      return value;
    };
    return {
      ...entity,
      get sick() {
        return noted('sick', entity.sick);
      },
      get trouble() {
        return noted('trouble', entity.trouble);
      },
      get events() {
        return noted('events', entity.events);
      },
      get changes() {
        return noted('changes', entity.changes);
      },
    };
  };
  const entities = parts.entities.map((entity) => (entity.hops === null ? noting(entity) : entity));
  return { graph: new CaseGraph({ ...parts, entities }), asked };
};
