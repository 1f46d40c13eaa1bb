import { present } from '@/lib/kit';
import type { MatchBody } from '../body-listed';
import type { Form } from '../family';
import { paragraphs, text } from '../text';
import { ackAtMs, labOf, situation, sources, type Spoofing } from './spoofing';

/** What each of the three does, or suffers. */
const parts = {
  silenced: 'trusted',
  named: 'trusted',
  answered: 'trusted',
  spoils: 'trusted',
  sampled: 'target',
  believes: 'target',
  chooses: 'target',
  forges: 'attacker',
  computes: 'attacker',
  blind: 'attacker',
} as const;
type Part = keyof typeof parts;
/** The parts of the victims that D35 exchanges. */
const exchanged: readonly Part[] = ['silenced', 'sampled', 'named', 'chooses'];
const letters = ['a', 'b', 'c', 'd', 'e'];

/** Who plays which part in the attack. */
export const roles: Form<Spoofing> = {
  id: 'roles',
  topic: 'why-three',
  levels: [1, 4],
  weight: 2,
  ask: (given, { random, difficulty }) => {
    const spoofing: Spoofing = { ...given, alive: false };
    const view = labOf(spoofing).real;
    const howMany = difficulty === 1 ? 3 : difficulty === 2 ? 4 : 5;
    const all = Object.keys(parts) as Part[];
    const two = random.shuffle(exchanged).slice(0, 2);
    const rest = random.shuffle(all.filter((part) => !two.includes(part)));
    const chosen = random.shuffle([...two, ...rest].slice(0, howMany));
    const left = chosen.map((part, index) => ({
      id: present(letters[index], 'a letter'),
      text: text(`generators.f23.roles.${part}`),
      to: parts[part],
      part,
    }));
    const body: MatchBody = {
      kind: 'match',
      left: left.map(({ id, text: shown, to }) => ({ id, text: shown, to })),
      right: (['trusted', 'target', 'attacker'] as const).map((id) => ({
        id,
        text: text(`generators.f23.roles.who.${id}`),
      })),
      faults: left
        .filter(({ part }) => exchanged.includes(part))
        .map(({ id, to }) => ({
          left: id,
          right: to === 'trusted' ? 'target' : 'trusted',
          misconception: 'D35',
          why: null,
        })),
    };
    return {
      preset: null,
      stem: paragraphs(text('generators.f23.roles.cast'), text('generators.f23.roles.stem')),
      body: new Set(left.map(({ to }) => to)).size > 1 ? body : null,
      why: paragraphs(situation(spoofing, false), text('generators.f23.roles.why')),
      remember: text('generators.f23.roles.remember'),
      reasons: [],
      sources,
      view,
      shownUntilMs: null,
      endsAtMs: ackAtMs(spoofing) + spoofing.delayMs,
    };
  },
};
