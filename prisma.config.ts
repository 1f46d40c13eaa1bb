import { defineConfig } from 'prisma/config';

const url = process.env['DATABASE_URL'];

/** For Prisma's own commands; the app connects in lib/db. Generating the client needs no database. */
export default defineConfig({
  schema: 'prisma/schema.prisma',
  migrations: { path: 'prisma/migrations' },
  ...(url === undefined ? {} : { datasource: { url } }),
});
