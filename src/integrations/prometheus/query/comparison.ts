import type { SyntaxNode } from '@lezer/common';
import { textOf } from '../../query/grammar.js';
import { withoutComments } from '../../query/without-comments.js';
import { constantAt } from './constant.js';
import { COMMENTS, parsePromQl } from './parse.js';

export type ComparisonOperator = '>' | '<' | '>=' | '<=' | '==' | '!=';

/** An alert's condition: something measured, compared with a number. */
export interface Comparison {
  /** PromQL of what is measured, without comments. */
  readonly measured: string;
  readonly operator: ComparisonOperator;
  readonly threshold: number;
}

const MIRRORED: Readonly<Record<ComparisonOperator, ComparisonOperator>> = {
  '>': '<',
  '<': '>',
  '>=': '<=',
  '<=': '>=',
  '==': '==',
  '!=': '!=',
};

const isComparison = (text: string): text is ComparisonOperator => text in MIRRORED;

/** An expression and where it ends. */
interface Part {
  readonly node: SyntaxNode;
  readonly end: number;
}

/**
 * The operation at the top of an expression, within its parentheses. The grammar hangs the `offset` and `@` of the last
 * operand around the whole operation: there, its end is that of the modifier.
 */
const operationOf = (node: SyntaxNode, end: number = node.to): Part => {
  const inner = node.getChild('Expr');
  if (inner === null) return { node, end };
  if (node.name === 'ParenExpr') return operationOf(inner);
  const modified = node.name === 'OffsetExpr' || node.name === 'StepInvariantExpr';
  return modified && ['BinaryExpr', 'OffsetExpr', 'StepInvariantExpr'].includes(inner.name)
    ? operationOf(inner, end)
    : { node, end };
};

const comparisonAt = (text: string, top: SyntaxNode): Comparison | null => {
  const { node, end } = operationOf(top);
  if (node.name !== 'BinaryExpr') return null;
  const [left, right] = node.getChildren('Expr');
  if (!left || !right || node.getChild('BoolModifier')) return null;
  if (node.getChild('And') || node.getChild('Unless')) return comparisonAt(text, left);
  const operator = left.nextSibling;
  const sign = operator ? textOf(text, operator) : '';
  if (!isComparison(sign) || [left, right].some((side) => isCompared(text, side))) return null;
  const threshold = end === right.to ? constantAt(text, right) : null;
  if (threshold !== null) return { measured: textOf(text, left), operator: sign, threshold };
  const mirrored = constantAt(text, left);
  const measured = text.slice(right.from, end);
  return mirrored === null ? null : { measured, operator: MIRRORED[sign], threshold: mirrored };
};

/** Whether one side of a comparison is a comparison itself, which cuts away some of what is measured. */
const isCompared = (text: string, side: SyntaxNode): boolean => {
  const operator = side.name === 'BinaryExpr' ? side.firstChild?.nextSibling : null;
  return operator ? isComparison(textOf(text, operator)) : false;
};

/**
 * Takes an alert's expression apart: `a / b > 0.9` is `a / b`, compared with 0.9. Of `(x < 5) and y` it is the first
 * operand, whose value is that of the whole. `null` where nothing is compared with a number alone, for `or` (either side
 * may have fired) and for `bool`, which makes every value 0 or 1.
 */
export const comparisonOf = (expression: string): Comparison | null => {
  const read = parsePromQl(expression);
  if (!read.read) return null;
  const bare = parsePromQl(withoutComments(read, COMMENTS));
  const top = bare.read ? bare.tree.topNode.getChild('Expr') : null;
  return bare.read && top !== null ? comparisonAt(bare.text, top) : null;
};

/** Whether a value meets the condition. */
export const meets = (value: number, { operator, threshold }: Omit<Comparison, 'measured'>): boolean => {
  switch (operator) {
    case '>':
      return value > threshold;
    case '<':
      return value < threshold;
    case '>=':
      return value >= threshold;
    case '<=':
      return value <= threshold;
    case '==':
      return value === threshold;
    case '!=':
      return value !== threshold;
  }
};
