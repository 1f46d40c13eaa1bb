import { peakGrowthMb } from './bench-memory';
import { holdHalfOpen } from './bench-sim';

/** See `halfOpen` in bench-sim.ts: prints megabytes. */
console.log(peakGrowthMb(holdHalfOpen));
