import { never } from '@/lib/kit';
import { printSeconds } from './print-time';
import type { Call, Expression, Field } from './script';

/** A call with its result; a blocking one begins with `...`. */
export function printCall({ until, name, args, result, errno, note }: Call): string {
  const wait = until === null ? '' : `...${printSeconds(until)} `;
  const outcome = [printExpression(result), errno, note === null ? null : `(${note})`];
  const said = outcome.filter((word) => word !== null).join(' ');
  return `${wait}${name}(${printList(args)}) = ${said}`;
}

const printList = (items: readonly Expression[]): string => items.map(printExpression).join(', ');

function printExpression(expression: Expression): string {
  switch (expression.kind) {
    case 'integer':
      return printInteger(expression);
    case 'symbol':
      return expression.name;
    case 'string':
      return expression.parts.map((part) => `"${part}"`).join(' ') + (expression.cut ? '...' : '');
    case 'ellipsis':
      return '...';
    case 'or':
      return expression.operands.map(printExpression).join('|');
    case 'array':
      return `[${printList(expression.items)}]`;
    case 'group':
      return `{${printList(expression.items)}}`;
    case 'struct':
      return `{${expression.fields.map(printField).join(', ')}}`;
    case 'apply':
      return `${expression.name}(${printList(expression.args)})`;
    default:
      return never(expression);
  }
}

const printInteger = ({ value, base }: { value: number; base: 10 | 16 }): string =>
  base === 16 ? `0x${value.toString(16)}` : String(value);

const printField = ({ name, count, value }: Field): string =>
  `${name}${count === null ? '' : `(${printExpression(count)})`}=${printExpression(value)}`;
