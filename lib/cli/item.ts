import { itemFrom } from './item-request';
import { languageOf } from './words.mjs';

/** `npm run -s item`: a generated question as JSON. */
const request = itemFrom(process.argv.slice(2), languageOf());
if (request.ok) {
  const { item, withKey } = request.value;
  const { public: shown, provenance, key } = item;
  console.log(JSON.stringify({ public: shown, provenance, ...(withKey && { key }) }));
} else {
  console.error(request.error);
  process.exitCode = 2;
}
