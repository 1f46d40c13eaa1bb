import { rooms, shelves } from './lib/tidy/rooms.mjs';

const escaped = (text) => text.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&');
const inRoom = (room) => `^${escaped(room)}/`;
const test = '(\\.test\\.tsx?$|/testing/)';

/** A room may import itself and what the table grants it. */
const borders = Object.entries(rooms).map(([room, { may }]) => ({
  name: `border:${room}`,
  comment: `${room} may import ${may.length > 0 ? may.join(', ') : 'no other room'}`,
  severity: 'error',
  from: { path: inRoom(room), pathNot: [test] },
  to: {
    path: [...Object.keys(rooms), ...shelves].map(inRoom),
    pathNot: [
      room,
      ...may,
      ...(['lib/i18n', 'lib/env'].includes(room) ? ['content/messages'] : []),
    ].map(inRoom),
  },
}));

/** A room is entered through its index.ts, unless it is open. */
const entrances = Object.entries(rooms)
  .filter(([, room]) => !room.open)
  .map(([room]) => ({
    name: `entrance:${room}`,
    comment: `${room} is entered through ${room}/index.ts`,
    severity: 'error',
    from: { pathNot: [inRoom(room)] },
    to: { path: inRoom(room), pathNot: [`^${escaped(room)}/index\\.ts$`] },
  }));

/** Which packages a room may use. */
const packages = Object.entries(rooms)
  .filter(([, { npm }]) => npm !== 'any')
  .map(([room, { npm }]) => ({
    name: `packages:${room}`,
    comment: `${room} may use ${npm === 'none' ? 'no package' : npm.join(', ')}`,
    severity: 'error',
    from: { path: inRoom(room), pathNot: [test] },
    to: {
      dependencyTypes: ['npm', 'npm-dev', 'npm-no-pkg', 'npm-unknown'],
      ...(npm === 'none'
        ? {}
        : { pathNot: npm.map((name) => `node_modules/(@types/)?${escaped(name)}/`) }),
    },
  }));

const pure = Object.entries(rooms)
  .filter(([, room]) => room.pure)
  .map(([room]) => inRoom(room));

/** @type {import('dependency-cruiser').IConfiguration} */
export default {
  forbidden: [
    {
      name: 'no-circles',
      severity: 'error',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    { name: 'no-unresolvable', severity: 'error', from: {}, to: { couldNotResolve: true } },
    {
      name: 'pure-rooms-do-no-io',
      comment: 'a pure room imports nothing of Node',
      severity: 'error',
      from: { path: pure, pathNot: [test] },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'no-tests-in-product',
      severity: 'error',
      from: { pathNot: [test, inRoom('e2e')] },
      to: { path: test },
    },
    ...borders,
    ...entrances,
    ...packages,
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: ['^lib/db/generated/', '\\.next/'] },
    tsConfig: { fileName: 'tsconfig.json' },
    tsPreCompilationDeps: true,
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'default', 'types'],
    },
  },
};
