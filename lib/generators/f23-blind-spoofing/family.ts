import { z } from 'zod';
import { family } from '../family';
import { drawSetting, settingParams } from '../setting';
import { claims } from './claims';
import { fields } from './fields';
import { outcome } from './outcome';
import { predict } from './predict';
import { roles } from './roles';
import { rule as ruleForm } from './rule';
import { isnRules, settled, type Spoofing } from './spoofing';

/** F23: an attacker who sees nothing opens a connection in another host's name. */
export const blindSpoofing = family<Spoofing>({
  id: 'F23',
  version: 1,
  topics: ['handshake', 'why-three'],
  given: z
    .strictObject({
      ...settingParams,
      rule: z.enum(isnRules),
      alive: z.boolean(),
      gapMs: z.number().int().min(1000).max(60_000).multipleOf(250),
      others: z.number().int().min(0).max(4),
      knowsOthers: z.boolean(),
      ackFirst: z.boolean(),
      form: z.enum(['predict', 'outcome', 'fields', 'roles', 'rule', 'claims']),
    })
    .partial(),
  draw: (random, difficulty) => {
    const others = difficulty <= 2 ? 0 : random.int(0, 3);
    const alive = random.chance(0.4);
    const rule = random.pick(isnRules);
    const knowsOthers = random.chance(0.5);
    return {
      ...drawSetting(random, Math.min(difficulty + 1, 4)),
      rule,
      alive,
      // Enough for an attacker's own handshake before.
      gapMs: random.int(4, 40) * 250,
      others,
      knowsOthers,
      ackFirst: !alive || random.chance(0.5),
    };
  },
  // Parameters that are given may leave what the others do not fit.
  forms: [predict, outcome, fields, roles, ruleForm, claims].map((form) => ({
    ...form,
    ask: (spoofing, draw) => form.ask(settled(spoofing), draw),
  })),
});
