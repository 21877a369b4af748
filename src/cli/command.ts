/** One command of the command line. */
export interface Command {
  readonly name: string;
  /** One line for the list of commands. */
  readonly about: string;
  /** Its arguments and options, for its own help; a word for them when absent. */
  readonly usage?: string;
  /** Does the work. The process exits with the returned code, or goes on running when it is `null`. */
  readonly run: (args: readonly string[]) => Promise<number | null>;
}
