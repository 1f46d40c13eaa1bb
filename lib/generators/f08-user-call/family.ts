import { z } from 'zod';
import { stateNames } from '@/lib/questions';
import { family } from '../family';
import { drawSetting, hostNames, settingParams } from '../setting';
import { outcome } from './ask-outcome';
import { type Calling, type CallName, callNames } from './calling';
import { where } from './where';

/** F08: a user call in each of the states. */
export const userCall = family<Calling>({
  id: 'F08',
  version: 1,
  topics: ['states'],
  given: z
    .strictObject({
      ...settingParams,
      state: z.enum(stateNames),
      caller: z.enum(hostNames),
      call: z.enum(callNames),
      before: z.enum(['none', 'SEND', 'CLOSE']),
      unread: z.number().int().min(0).max(1400),
      form: z.enum(['outcome', 'where']),
    })
    .partial(),
  draw: (random, difficulty) => {
    const setting = drawSetting(random, Math.min(difficulty, 2));
    const call = random.pick(callsFor(difficulty));
    const state = random.pick(difficulty === 1 ? easyStates : stateNames);
    const second = random.pick(['SEND', 'CLOSE'] as const);
    // From level 4 on one call alone is too little to ask about.
    const two = difficulty >= 4 && call !== 'RECEIVE';
    const unread = random.int(2, 14) * 100;
    return {
      ...setting,
      state,
      caller: random.pick(hostNames),
      call,
      before: two ? second : 'none',
      unread: call === 'RECEIVE' && difficulty >= 3 && random.chance(0.8) ? unread : 0,
    };
  },
  forms: [outcome, where],
});

/** The states that everybody has heard of. */
const easyStates = [
  'CLOSED',
  'LISTEN',
  'SYN-SENT',
  'ESTABLISHED',
  'FIN-WAIT-2',
  'CLOSE-WAIT',
] as const;

function callsFor(difficulty: number): readonly CallName[] {
  if (difficulty === 1) return ['OPEN', 'SEND', 'CLOSE'];
  return difficulty >= 4 ? ['SEND', 'RECEIVE', 'CLOSE', 'ABORT'] : callNames;
}
