// All tests of lib/tcp: what bundle.config.mjs puts into one file. The register's own test reads the sources as text.
import.meta.glob(['../../tcp/**/*.test.ts', '!../../tcp/requirements/register.test.ts'], {
  eager: true,
});
