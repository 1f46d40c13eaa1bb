// Runs before the page is painted, so that a chosen theme never flashes in the other one.
try {
  const theme = globalThis.localStorage.getItem('theme');
  if (theme === 'light' || theme === 'dark') {
    globalThis.document.documentElement.dataset.theme = theme;
  }
} catch {
  // Storage is forbidden here: the system's theme it is.
}
