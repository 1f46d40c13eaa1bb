import { type Environment, readEnvironment } from './environment';
import { problemsMessage, terminalLanguage } from './message';

export type { Environment, EnvironmentProblem, OauthClient, VariableName } from './environment';
export { readEnvironment } from './environment';
export { problemsMessage } from './message';

let known: Environment | undefined;

/**
 * The settings of this process, read once, at the first call.
 * @throws Error that lists every wrong variable, what was expected and what was found, in the language of the terminal
 */
export function env(): Environment {
  if (known !== undefined) return known;
  const read = readEnvironment(process.env);
  if (!read.ok) throw new Error(problemsMessage(read.error, terminalLanguage(process.env)));
  return (known = read.value);
}
