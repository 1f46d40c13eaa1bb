import type { Context } from '../context';
import type { Segment } from '../segment';
import { transmit } from '../transmit';
import { eighthFin } from './eighth-fin';
import { seventhText } from './seventh-text';
import { sixthUrg } from './sixth-urg';

/** The sixth to the eighth step, where SYN-SENT joins in as well; then what the window now allows leaves. */
export function fromSixth(context: Context, segment: Segment): void {
  sixthUrg(context, segment);
  if (!seventhText(context, segment)) return;
  eighthFin(context);
  transmit(context);
}
