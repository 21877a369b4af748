const TOKEN = /\s*(?:(\d+(?:\.\d*)?(?:[eE][+-]?\d+)?|\.\d+(?:[eE][+-]?\d+)?)|([-+*/^%()]))/y;

/** A constant's parts; `null` if anything else stands in it: a metric, a function, a duration. */
const tokensOf = (text: string): readonly string[] | null => {
  const tokens: string[] = [];
  const trimmed = text.trim();
  let at = 0;
  while (at < trimmed.length) {
    TOKEN.lastIndex = at;
    const found = TOKEN.exec(trimmed);
    if (found === null) return null;
    tokens.push(found[1] ?? found[2] ?? '');
    at = TOKEN.lastIndex;
  }
  return tokens;
};

const PRECEDENCE: Readonly<Record<string, number>> = { '+': 1, '-': 1, '*': 2, '/': 2, '%': 2, '^': 4 };
const OF_SIGN = 3;

const applied = (operator: string, left: number, right: number): number => {
  switch (operator) {
    case '+':
      return left + right;
    case '-':
      return left - right;
    case '*':
      return left * right;
    case '/':
      return left / right;
    case '%':
      return left % right;
    default:
      return left ** right;
  }
};

/** Deepest nesting of parentheses and signs that is followed. */
const MAX_DEPTH = 50;

class Reader {
  private at = 0;

  constructor(private readonly tokens: readonly string[]) {}

  get done(): boolean {
    return this.at === this.tokens.length;
  }

  /** An expression whose operators all bind at least as tightly as `least`; NaN if there is none. */
  read(least: number, depth: number): number {
    let left = this.operand(depth);
    for (;;) {
      const operator = this.tokens[this.at] ?? '';
      const precedence = PRECEDENCE[operator];
      if (precedence === undefined || precedence < least) return left;
      this.at += 1;
      // Only `^` groups to the right.
      left = applied(operator, left, this.read(operator === '^' ? precedence : precedence + 1, depth));
    }
  }

  private operand(depth: number): number {
    const token = this.tokens[this.at];
    if (token === undefined || depth > MAX_DEPTH) return Number.NaN;
    this.at += 1;
    if (token === '-' || token === '+') {
      const value = this.read(OF_SIGN, depth + 1);
      return token === '-' ? -value : value;
    }
    if (token !== '(') return Number(token);
    const inner = this.read(0, depth + 1);
    if (this.tokens[this.at] !== ')') return Number.NaN;
    this.at += 1;
    return inner;
  }
}

/** The value of an expression of numbers alone, such as `0.9`, `15 * 60` or `(25 / 100)`; `null` for any other. */
export const constantOf = (expression: string): number | null => {
  const tokens = tokensOf(expression);
  if (tokens === null || tokens.length === 0) return null;
  const reader = new Reader(tokens);
  const value = reader.read(0, 0);
  return reader.done && Number.isFinite(value) ? value : null;
};
