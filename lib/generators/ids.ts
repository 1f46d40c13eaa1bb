import type { TopicId } from '@/lib/questions';

/** The scenario families that make questions (F01 to F26 of the curriculum). An id is stored for ever. */
export const generatorIds = [
  'F01',
  'F02',
  'F03',
  'F04',
  'F05',
  'F06',
  'F07',
  'F08',
  'F09',
  'F10',
  'F11',
  'F12',
  'F13',
  'F14',
  'F15',
  'F16',
  'F17',
  'F18',
  'F19',
  'F24',
  'F26',
  'F20',
  'F21',
  'F22',
  'F23',
  'F25',
] as const;
export type GeneratorId = (typeof generatorIds)[number];

export interface GeneratorInfo {
  readonly id: GeneratorId;
  /** Raised whenever the same seed would give another question; old versions stay. */
  readonly version: number;
  /** The topics that its questions belong to; each question has one of them. */
  readonly topics: readonly TopicId[];
}
