/**
 * Preloaded into the app's process (`node --import`): when standard input closes, because the parent asks for the end
 * or is itself gone, the process is told as by SIGTERM. Works the same where signals do not exist.
 */
process.stdin.on('error', end).on('close', end).resume();
process.stdin.unref?.();

let ending = false;
function end() {
  if (ending) return;
  ending = true;
  if (!process.emit('SIGTERM', 'SIGTERM')) process.exit(0);
}
