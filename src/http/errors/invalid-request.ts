/**
 * One thing wrong with a request body, in the shape callers of the API know (docs/http-api.md "Errors"). Never holds
 * the value.
 */
export interface InvalidField {
  readonly type: string;
  /** Where: `["body", "alert", "status"]`. */
  readonly loc: readonly (string | number)[];
  readonly msg: string;
}

/** The body cannot be used: answered 422 with every problem found. */
export class InvalidRequest extends Error {
  override readonly name = 'InvalidRequest';
  constructor(readonly fields: readonly InvalidField[]) {
    super(`invalid request: ${fields.map((field) => field.loc.join('.')).join(', ')}`);
  }
}
