import { simRun } from './sim-script';

/** npm run -s sim:run -- FILE [--behaviour B] [--seed N] [--json] …: a scenario script, up to the first difference. */
process.exitCode = simRun(process.argv.slice(2), {
  out: (text) => process.stdout.write(text),
  err: (text) => process.stderr.write(text),
});
