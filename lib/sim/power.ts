import type { State } from '@/lib/tcp';
import { stateOf, timerNames } from '@/lib/tcp';
import type { Connection } from './connection';
import type { Host } from './host';
import type { Trigger } from './scenario';
import type { HostName } from './trace';

/**
 * What can happen to a machine. `crash`: it forgets every connection and listener and is silent until `reboot`, which
 * begins with nothing (of a machine that runs: crash and start in one). `unplug`: nothing reaches or leaves it until
 * `plug`, and it goes on as if nothing had happened.
 */
export type ChangeName = 'crash' | 'reboot' | 'unplug' | 'plug';

export interface HostChange {
  readonly host: HostName;
  readonly change: ChangeName;
  readonly when: Trigger;
}

/** Whether a machine runs and is on the network. */
export interface Power {
  up: boolean;
  plugged: boolean;
}

/** A connection that its machine has lost, and the state it was in. */
export interface Lost {
  readonly connection: Connection;
  readonly from: State;
}

/** Carries a change out on the machine itself; gives the connections and listeners that it forgot, in order. */
export function change(host: Host, power: Power, name: ChangeName): Lost[] {
  switch (name) {
    case 'plug':
    case 'unplug':
      power.plugged = name === 'plug';
      return [];
    case 'crash':
    case 'reboot':
      power.up = name === 'reboot';
      return forgetAll(host);
  }
}

function forgetAll(host: Host): Lost[] {
  const all = [...host.all(), ...host.listeners.values()];
  const lost = all.map((connection) => ({ connection, from: stateOf(connection.tcb) }));
  for (const connection of all) {
    for (const timer of timerNames) connection.tcb.timers[timer] = undefined;
    host.forget(connection);
  }
  host.listeners.clear();
  host.latest = null;
  return lost;
}
