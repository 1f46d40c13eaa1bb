import { z } from 'zod';
import { family } from '../family';
import { drawSetting, settingParams } from '../setting';
import { cause } from './cause';
import { type Census, faults } from './census';
import { later } from './later';
import { pairs } from './pairs';
import { remedy } from './remedy';

/** F25: the states of many connections of one host, and what is behind them. */
export const census = family<Census>({
  id: 'F25',
  version: 1,
  topics: ['states', 'time-wait'],
  given: z
    .strictObject({
      ...settingParams,
      portA: z.number().int().min(1024).max(60_000),
      delayMs: z.number().int().min(1).max(100),
      fault: z.enum(faults),
      size: z.number().int().min(10).max(60),
      good: z.number().int().min(1).max(20),
      backlog: z.number().int().min(1).max(8),
      form: z.enum(['cause', 'remedy', 'later', 'pairs']),
    })
    .partial(),
  draw: (random, difficulty) => {
    const setting = drawSetting(random, 1);
    return {
      ...setting,
      portA: Math.min(setting.portA, 60_000),
      delayMs: Math.min(setting.delayMs, 60),
      fault: random.pick(
        difficulty === 1 ? (['app', 'flood', 'closer', 'firewall'] as const) : faults,
      ),
      size: random.int(12, 28),
      good: random.int(2, 12),
      backlog: random.int(2, 8),
    };
  },
  forms: [cause, remedy, later, pairs],
});
