import type { SyntaxNode } from '@lezer/common';
import { textOf } from '../../query/grammar.js';
import { parsePromQl } from './parse.js';

const NUMBER = /^([-+]?)\s*(\d+(?:_\d+)*(?:\.\d*)?(?:[eE][-+]?\d+)?|\.\d+(?:[eE][-+]?\d+)?|0x[\da-fA-F]+)$/;

/** Sign and size of a literal; durations, `Inf` and `NaN` are none that a condition is told by. */
const literalOf = (text: string): { readonly sign: 1 | -1; readonly size: number } | null => {
  const [, sign, digits] = NUMBER.exec(text) ?? [];
  return digits === undefined
    ? null
    : { sign: sign === '-' ? -1 : 1, size: Number(digits.replaceAll('_', '')) };
};

type Apply = (left: number, right: number) => number;

const OPERATORS: Readonly<Record<string, Apply>> = {
  Add: (left, right) => left + right,
  Sub: (left, right) => left - right,
  Mul: (left, right) => left * right,
  Div: (left, right) => left / right,
  Mod: (left, right) => left % right,
};

/** A sign binds less than a power, though the grammar takes the one in front of a number for a part of it. */
const power = (text: string, base: SyntaxNode, exponent: number): number => {
  const literal = base.name === 'NumberDurationLiteral' ? literalOf(textOf(text, base)) : null;
  return literal === null ? valueOf(text, base) ** exponent : literal.sign * literal.size ** exponent;
};

const binary = (text: string, node: SyntaxNode): number => {
  const [left, operator, right, ...more] = node.getChildren('Expr').length === 2 ? childrenOf(node) : [];
  if (!left || !operator || !right || more.length > 0) return Number.NaN;
  if (operator.name === 'Pow') return power(text, left, valueOf(text, right));
  const apply = OPERATORS[operator.name];
  return apply === undefined ? Number.NaN : apply(valueOf(text, left), valueOf(text, right));
};

const childrenOf = (node: SyntaxNode): readonly SyntaxNode[] => {
  const children: SyntaxNode[] = [];
  for (let child = node.firstChild; child; child = child.nextSibling) {
    if (child.name !== 'LineComment') children.push(child);
  }
  return children;
};

/** The number that a part of an expression stands for; NaN if anything but numbers stands in it. */
const valueOf = (text: string, node: SyntaxNode): number => {
  switch (node.name) {
    case 'NumberDurationLiteral': {
      const literal = literalOf(textOf(text, node));
      return literal === null ? Number.NaN : literal.sign * literal.size;
    }
    case 'ParenExpr': {
      const inner = node.getChild('Expr');
      return inner === null ? Number.NaN : valueOf(text, inner);
    }
    case 'UnaryExpr': {
      const operand = node.getChild('Expr');
      const value = operand === null ? Number.NaN : valueOf(text, operand);
      return text[node.from] === '-' ? -value : value;
    }
    case 'BinaryExpr':
      return binary(text, node);
    default:
      return Number.NaN;
  }
};

/** The number that a node stands for, such as `0.9`, `15 * 60` or `(25 / 100)`; `null` for any other and one without bounds. */
export const constantAt = (text: string, node: SyntaxNode): number | null => {
  const value = valueOf(text, node);
  return Number.isFinite(value) ? value : null;
};

/** The value of an expression of numbers alone; `null` for any other. */
export const constantOf = (expression: string): number | null => {
  const read = parsePromQl(expression);
  const top = read.read ? read.tree.topNode.getChild('Expr') : null;
  return top === null ? null : constantAt(expression, top);
};
