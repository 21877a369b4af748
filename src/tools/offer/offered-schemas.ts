import type { Settings } from '../../config/settings.js';
import type { Tool } from '../tool.js';
import { callToolSchema } from './call-tool.js';
import { leanSchemaOf } from './lean-schema.js';

/** A tool as a model is told of it. */
export interface ToolSchema {
  readonly name: string;
  readonly description: string;
  /** JSON schema of the parameters. */
  readonly parameters: Readonly<Record<string, unknown>>;
}

/**
 * What a model is told of the tools, with every turn. `likely`: those that have a `brief` with a schema, the others by their
 * signatures in one more tool that calls them. `all`: each with its own schema.
 */
export const offeredSchemas = (
  tools: readonly Tool[],
  offer: Settings['tools']['offer'],
): readonly ToolSchema[] => {
  if (offer === 'all') {
    return tools.map((tool) => ({
      name: tool.name,
      description: tool.about,
      parameters: leanSchemaOf(tool, { described: true }),
    }));
  }
  // The tool itself, not a copy of it: its schema is kept by it.
  const likely = tools.flatMap((tool) =>
    tool.brief === null
      ? []
      : {
          name: tool.name,
          description: tool.brief,
          parameters: leanSchemaOf(tool, { described: false }),
        },
  );
  const others = tools.filter(({ brief }) => brief === null);
  return others.length === 0 ? likely : [...likely, callToolSchema(others)];
};
