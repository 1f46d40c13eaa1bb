import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';

/** @type {import('next').NextConfig} */
export default {
  poweredByHeader: false,
  // The server around it does it: lib/cli/app-server.mjs.
  compress: false,
  // npm test checks the types of everything; whoever starts the product need not wait for that.
  typescript: { ignoreBuildErrors: true },
  reactStrictMode: true,
  typedRoutes: false,
  turbopack: { root: dirname(fileURLToPath(import.meta.url)) },
  // Packages that Node loads better than a bundle does: native code, or much that is never used.
  serverExternalPackages: ['@node-rs/argon2', 'pg', 'pino', 'rate-limiter-flexible'],
  experimental: {
    // A form here is a few fields.
    serverActions: { bodySizeLimit: '64kb' },
  },
};
