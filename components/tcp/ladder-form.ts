import type { HostName } from '@/lib/sim';

/** The measures of a ladder picture, in its own units (pixels at full size). */
export interface LadderForm {
  readonly name: 'wide' | 'narrow';
  readonly width: number;
  /** Where the two lifelines stand. */
  readonly lifeline: Readonly<Record<HostName, number>>;
  /** The first moment. */
  readonly top: number;
  /** How far an arrow of typical delay falls. */
  readonly rise: number;
  /** The least an arrow falls, and the least height between two instants. */
  readonly leastRise: number;
  readonly least: number;
  /** Between two things that happen at one end at the same instant. */
  readonly lane: number;
  /** A line of text beside a lifeline. */
  readonly row: number;
  /** Lines that a state needs: its name, its duration. */
  readonly stateRows: number;
  /** The most height of an idle stretch, and of one in TIME-WAIT. */
  readonly idle: number;
  readonly waiting: number;
  /** Below the last moment. */
  readonly foot: number;
  /** Whether a label stands in one line above the arrow, or around it. */
  readonly labels: 'above' | 'around';
  /** Whether the moments are written at the left edge. */
  readonly ticks: boolean;
}

export const wideForm: LadderForm = {
  name: 'wide',
  width: 640,
  lifeline: { A: 158, B: 530 },
  top: 48,
  rise: 50,
  leastRise: 24,
  least: 6,
  lane: 36,
  row: 15,
  stateRows: 2,
  idle: 78,
  waiting: 132,
  foot: 14,
  labels: 'above',
  ticks: true,
};

/** Without states to write beside them, the lifelines stand further apart. */
export function withoutStates(form: LadderForm): LadderForm {
  return {
    ...form,
    lifeline: form.name === 'wide' ? { A: 116, B: 576 } : { A: 46, B: 314 },
  };
}

export const narrowForm: LadderForm = {
  name: 'narrow',
  width: 360,
  lifeline: { A: 64, B: 296 },
  top: 48,
  rise: 58,
  leastRise: 36,
  least: 8,
  lane: 48,
  row: 13,
  stateRows: 3,
  idle: 72,
  waiting: 120,
  foot: 14,
  labels: 'around',
  ticks: false,
};
