/** Longest name of a tool that every provider takes back. */
const MAX_NAME = 64;

/** A tool's name in a form that every provider takes back: some refuse a request with others, and a model may invent any. */
export const toolName = (name: string): string => name.replaceAll(/[^\w-]/g, '_').slice(0, MAX_NAME) || '_';
