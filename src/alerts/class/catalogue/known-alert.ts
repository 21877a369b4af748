import type { SubjectKind } from '../../subject/subject.js';
import type { AlertClass } from '../alert-class.js';

/** An alert of a public set of rules. */
export interface KnownAlert {
  readonly name: string;
  readonly class: AlertClass;
  /** What it is usually about; its labels decide. */
  readonly subject: SubjectKind;
}
