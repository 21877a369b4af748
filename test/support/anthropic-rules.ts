interface Block {
  readonly type: string;
  readonly text?: string;
  readonly id?: string;
  readonly name?: string;
  readonly input?: unknown;
  readonly tool_use_id?: string;
}

interface Turn {
  readonly role: string;
  readonly content: readonly Block[];
}

const PATTERN = /^[a-zA-Z0-9_-]+$/;
const isObject = (value: unknown): boolean =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const blockFault = (block: Block): string | null => {
  if (block.type === 'text' && (block.text ?? '').trim() === '') {
    return 'text content blocks must contain non-whitespace text';
  }
  if (block.type !== 'tool_use') return null;
  if (!PATTERN.test(block.id ?? '')) return `tool_use.id: String should match pattern ${PATTERN}`;
  if (!PATTERN.test(block.name ?? '')) return `tool_use.name: String should match pattern ${PATTERN}`;
  return isObject(block.input) ? null : 'tool_use.input: Input should be a valid dictionary';
};

const turnFault = (turn: Turn, at: number, turns: readonly Turn[]): string | null => {
  if (turn.content.length === 0) return 'all messages must have non-empty content';
  if (turn.role === turns[at - 1]?.role) return 'roles must alternate';
  const called = (turns[at - 1]?.content ?? []).flatMap(({ type, id }) => (type === 'tool_use' ? [id] : []));
  const answered = turn.content.map(({ tool_use_id }) => tool_use_id);
  if (called.some((id, place) => id !== answered[place])) {
    return '`tool_use` ids were found without `tool_result` blocks immediately after';
  }
  const results = turn.content.filter(({ type }) => type === 'tool_result').length;
  if (results !== called.length) return 'unexpected `tool_use_id` found in `tool_result` blocks';
  return turn.content.map(blockFault).find((fault) => fault !== null) ?? null;
};

/** What the Messages API rejects in a request, in its words; `null` when it would take it. */
export const faultOf = (body: Readonly<Record<string, unknown>>): string | null => {
  for (const removed of ['temperature', 'top_p', 'top_k']) {
    if (removed in body) return `${removed}: Extra inputs are not permitted`;
  }
  if (!Number.isInteger(body['max_tokens'])) return 'max_tokens: Field required';
  const turns = body['messages'] as readonly Turn[];
  if (turns[0]?.role !== 'user') return 'first message must use the user role';
  const fault = turns.map(turnFault).find((each) => each !== null);
  if (fault !== undefined) return fault;
  const calls = turns.some(({ content }) => content.some(({ type }) => type === 'tool_use'));
  if (calls && body['tools'] === undefined) return 'Requests which include `tool_use` must define tools';
  if (body['tool_choice'] !== undefined && body['tools'] === undefined) {
    return 'tool_choice may only be specified while providing tools';
  }
  const breakpoints = JSON.stringify(body).split('"cache_control"').length - 1;
  return breakpoints > 4
    ? `A maximum of 4 blocks with cache_control may be provided. Found ${breakpoints}.`
    : null;
};
