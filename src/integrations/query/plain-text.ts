const PLAIN = /^(["'`])([\w./:-]+)\1$/;

/**
 * What a string literal says, if it says it without escapes; `null` for any other. Names of namespaces, nodes, labels and
 * metrics need none, so that nothing depends on how a server reads them.
 */
export const plainText = (literal: string): string | null => PLAIN.exec(literal)?.[2] ?? null;
