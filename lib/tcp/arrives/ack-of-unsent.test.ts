import { expect, test } from 'vitest';
import { linux, rfc9293, type Behaviour } from '../behaviour';
import { endpointIn } from '../dialogue';

test('an ACK of what was never sent: answered, but in silence by Linux while ESTABLISHED', () => {
  const answers = (behaviour: Behaviour, state: 'ESTABLISHED' | 'FIN-WAIT-2') =>
    endpointIn(state, behaviour).hears('ACK 301 ack 900').says.length;
  expect([answers(rfc9293, 'ESTABLISHED'), answers(linux, 'ESTABLISHED')]).toEqual([1, 0]);
  expect([answers(rfc9293, 'FIN-WAIT-2'), answers(linux, 'FIN-WAIT-2')]).toEqual([1, 1]);
});
