import { never } from '@/lib/kit';
import {
  binaryOperators,
  type BinaryOperator,
  type CodeExpression,
  type CodeStatement,
} from './code';
import type { CodeBlock } from './script';

export const printCode = ({ statements }: CodeBlock): string =>
  `%{ ${statements.map(printStatement).join('; ')} }%`;

function printStatement(statement: CodeStatement): string {
  switch (statement.kind) {
    case 'assert': {
      const message = statement.message === null ? '' : `, ${print(statement.message)}`;
      return `assert ${print(statement.test)}${message}`;
    }
    case 'assign':
      return `${statement.name} ${statement.op} ${print(statement.value)}`;
    case 'print':
      return `print(${statement.values.map((value) => print(value)).join(', ')})`;
    default:
      return never(statement);
  }
}

/** How strongly each form binds; a part that binds less than `least` stands in parentheses. */
const strength = { or: 0, and: 1, not: 2, compare: 3, binary: 4, sign: 10, primary: 11 } as const;

function print(expression: CodeExpression, least = 0): string {
  const text = printBare(expression);
  return strengthOf(expression) < least ? `(${text})` : text;
}

function printBare(expression: CodeExpression): string {
  switch (expression.kind) {
    case 'number':
      return String(expression.value);
    case 'text':
      return expression.raw.includes("'") ? `"${expression.raw}"` : `'${expression.raw}'`;
    case 'name':
      return expression.name;
    case 'unary': {
      const operand = print(expression.operand, strengthOf(expression));
      return expression.op === 'not' ? `not ${operand}` : `${expression.op}${operand}`;
    }
    case 'binary': {
      const own = strengthOf(expression);
      return `${print(expression.left, own)} ${expression.op} ${print(expression.right, own + 1)}`;
    }
    case 'compare': {
      const rest = expression.rest.map(
        ({ op, right }) => ` ${op} ${print(right, strength.binary)}`,
      );
      return print(expression.first, strength.binary) + rest.join('');
    }
    case 'tuple':
      return printTuple(expression.items);
    case 'apply':
      return `${expression.name}(${expression.args.map((arg) => print(arg)).join(', ')})`;
    default:
      return never(expression);
  }
}

/** A tuple of one keeps its comma, without which it is a value in parentheses. */
const printTuple = (items: readonly CodeExpression[]): string =>
  `(${items.map((item) => print(item)).join(', ')}${items.length === 1 ? ',' : ''})`;

function strengthOf(expression: CodeExpression): number {
  switch (expression.kind) {
    case 'unary':
      return expression.op === 'not' ? strength.not : strength.sign;
    case 'compare':
      return strength.compare;
    case 'binary':
      return binaryStrength(expression.op);
    case 'number':
    case 'text':
    case 'name':
    case 'tuple':
    case 'apply':
      return strength.primary;
    default:
      return never(expression);
  }
}

function binaryStrength(op: BinaryOperator): number {
  if (op === 'or' || op === 'and') return strength[op];
  const levels: readonly (readonly BinaryOperator[])[] = binaryOperators;
  return strength.binary + levels.findIndex((level) => level.includes(op)) - 2;
}
