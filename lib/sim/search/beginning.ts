import type { Behaviour } from '@/lib/tcp';
import type { HostName } from '../trace';
import { hostNames, Scene } from './scene';

/** Where a search begins. A is the end that opens actively, unless its rows say otherwise. */
export interface Beginning {
  readonly behaviour: Behaviour;
  readonly iss: Readonly<Record<HostName, number>>;
  readonly ports: Readonly<Record<HostName, number>>;
  /** Both ends without anything; B listening; or connected, with so many octets said and acknowledged. */
  readonly begins: 'closed' | 'listening' | 'established';
  readonly said: Readonly<Record<HostName, number>>;
}

/** Two hosts at a beginning; nothing that led to it counts as sent, told or visited. */
export function sceneFrom({ behaviour, iss, ports, begins, said }: Beginning): Scene {
  const scene = new Scene({
    hosts: { A: { behaviour, iss: iss.A }, B: { behaviour, iss: iss.B } },
    ports,
  });
  if (begins !== 'closed') scene.call('B', { call: 'listen' });
  if (begins === 'established') {
    scene.call('A', { call: 'open' });
    carryAll(scene);
    for (const name of hostNames) {
      if (said[name] > 0) scene.call(name, { call: 'send', octets: said[name] });
      carryAll(scene);
    }
  }
  scene.forgetPast();
  return scene;
}

/** Carries what is sent until nothing more is: a network without delay that loses nothing. */
function carryAll(scene: Scene): void {
  for (;;) {
    const flight = scene.outbox.A.shift() ?? scene.outbox.B.shift();
    if (flight === undefined) return;
    scene.arrive(flight);
  }
}
