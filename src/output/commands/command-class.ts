/** What running a command does, the harmless first. `destructive` is never offered to anybody. */
export const COMMAND_CLASSES = ['read', 'change', 'destructive'] as const;
export type CommandClass = (typeof COMMAND_CLASSES)[number];

/** The worst of them; `read` for none. */
export const worstOf = (classes: readonly CommandClass[]): CommandClass =>
  COMMAND_CLASSES[Math.max(0, ...classes.map((each) => COMMAND_CLASSES.indexOf(each)))] ?? 'destructive';
