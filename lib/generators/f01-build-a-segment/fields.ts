import type { HeaderFieldId } from '@/lib/questions';
import type { Fields } from '../body';
import type { Form } from '../family';
import { observe, type Wrong } from '../observe';
import { fieldsOf, written, type Written } from '../segment-text';
import { paragraphs, text } from '../text';
import {
  askedOf,
  headerRows,
  type Building,
  labOf,
  mistakes,
  purposeOf,
  type Role,
  roleOf,
  situation,
} from './build';

/** Fill in the header of one segment of a talk. */
export const fields: Form<Building> = {
  id: 'fields',
  topic: 'handshake',
  levels: [1, 3],
  weight: 3,
  ask: (building) => {
    const role = roleOf(building, building.segment);
    return role === null || isClosing(role) ? null : askFields(building, role);
  },
};

/** The same for the segments of the close. */
export const closingFields: Form<Building> = {
  id: 'closing-fields',
  topic: 'teardown',
  levels: [2, 5],
  weight: 3,
  ask: (building) => {
    const { said } = building;
    const role = roleOf(building, building.segment);
    if (role === null || said.length === 0 || building.closer === null) return null;
    return isClosing(role) ? askFields(building, role) : null;
  },
};

export const isClosing = (role: Role): boolean => role === 'fin' || role === 'ackFin';

function askFields(building: Building, role: Role): ReturnType<Form<Building>['ask']> {
  const lab = labOf(building);
  const view = lab.real;
  const asked = askedOf(view, building);
  if (asked === null) return null;
  const right = written(asked);
  const observed = observe<Fields>(
    lab,
    headerRows,
    (each) => {
      const sent = askedOf(each, building);
      return sent && fieldsOf(sent);
    },
    mistakes(view, asked, right).map(asFields),
  );
  // Whether a segment with data also carries PSH is for its sender to say, so it is not asked.
  const flagsGiven = asked.len > 0;
  const wanted: HeaderFieldId[] = flagsGiven
    ? ['seq', 'ack', 'len']
    : ['flags', 'seq', 'ack', 'len'];
  return {
    preset: null,
    stem: paragraphs(
      situation(building),
      text('generators.f01.fields.stem', { purpose: purposeOf(building, role, asked) }),
    ),
    body:
      observed && observed.wrong.length > 0
        ? {
            kind: 'header-fields',
            asked: wanted,
            given: flagsGiven ? { flags: 'PSH,ACK' } : {},
            observed,
          }
        : null,
    why: text(`generators.f01.fields.${role}Why`, {
      from: asked.from,
      seq: asked.seq,
      ack: asked.ack ?? 0,
      len: asked.len,
    }),
    remember: text('generators.f01.fields.remember'),
    reasons: view.reasonOf(asked),
    sources: ['RFC 9293 §3.1', 'RFC 9293 §3.4'],
    view,
    shownUntilMs: role === 'syn' ? null : asked.at - 1,
    endsAtMs: asked.arrivedAt ?? asked.at,
  };
}

const asFields = (wrong: Wrong<Written> | null): Wrong<Fields> | null =>
  wrong && { ...wrong, value: fieldsOf(wrong.value) };
