import { flag } from '../setting.js';

/** Assistants that speak the Model Context Protocol. */
export const mcp = {
  enabled: flag('MCP_ENABLED', {
    fallback: false,
    about:
      'Whether /mcp answers assistants that speak the Model Context Protocol (docs/mcp.md), with the role analyze.',
  }),
};
