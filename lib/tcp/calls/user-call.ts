import type { Context } from '../context';
import type { UserCall } from '../events';
import { unreachable } from '../state';
import { abort } from './abort';
import { close } from './close';
import { open } from './open';
import { receive } from './receive';
import { send } from './send';
import { status } from './status';

/** RFC 9293 §3.10.1 to §3.10.6. */
export function call(context: Context, made: UserCall): void {
  switch (made.name) {
    case 'OPEN':
      open(context, made.active);
      break;
    case 'SEND':
      send(context, made.octets, made.urgent ?? false);
      break;
    case 'RECEIVE':
      receive(context, made.octets);
      break;
    case 'CLOSE':
      close(context, made.release ?? false);
      break;
    case 'ABORT':
      abort(context);
      break;
    case 'STATUS':
      status(context);
      break;
    default:
      unreachable(made);
  }
}
