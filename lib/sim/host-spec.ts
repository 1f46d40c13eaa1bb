import { deciding, settingsInShape, type Behaviour } from '@/lib/tcp';
import type { HostSpec } from './scenario';

/** All that a scenario says of a host, and what it leaves unsaid. */
export type FullSpec = { readonly [Field in keyof Required<HostSpec>]: HostSpec[Field] };

/**
 * A copy of what a scenario says of a host, in one shape: scenarios come from many places, and a run that reads records
 * of many shapes takes twice as long (see `deciding`).
 */
export const specInShape = (spec: HostSpec): FullSpec => ({
  behaviour: behaviourInShape(spec.behaviour),
  iss: spec.iss,
  mss: spec.mss,
  rcvBuffer: spec.rcvBuffer,
  readsAtOnce: spec.readsAtOnce,
  settings: spec.settings && settingsInShape(spec.settings),
  listen: spec.listen,
  tsOffset: spec.tsOffset,
  system: spec.system,
});

/** A row is copied once: the same few serve run after run. */
const copies = new WeakMap<Behaviour, Behaviour>();

function behaviourInShape(behaviour: Behaviour): Behaviour {
  const known = copies.get(behaviour);
  if (known !== undefined) return known;
  const copy = deciding(behaviour, {});
  copies.set(behaviour, copy);
  return copy;
}
