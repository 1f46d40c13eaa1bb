import { ofCompanions } from './of-companions';
import { ofConnections } from './of-connections';
import { ofData } from './of-data';
import { ofEvents } from './of-events';
import { ofHeader } from './of-header';
import { ofInterfaces } from './of-interfaces';
import type { Requirement } from './requirement';

/**
 * The register: each requirement of RFC 9293 on connections and header, with the code that meets it and the test that
 * shows it, or the reason why it is not met. The numbered ones are complete; those of §3.10 have none and are named by
 * where they stand, and so are those of the standards that it builds on. `plainSettings` leave out what the pictures of textbooks do (options, Nagle’s rule, delayed ACKs,
 * congestion control, reports); what is said here of those holds where they are set, as `usualSettings` do.
 */
export const register: readonly Requirement[] = [
  ...ofHeader,
  ...ofConnections,
  ...ofData,
  ...ofInterfaces,
  ...ofEvents,
  ...ofCompanions,
];
