import { clientServer, ladderView, run } from '@/lib/sim';
import { explain, type Locale } from '@/lib/i18n';
import { LadderFigure } from '../tcp/ladder-figure';
import { ladderTexts } from '../tcp/ladder-messages';

/** What the simulator does with a SYN to a port that nobody has opened. */
export function RefusedRun({ locale }: { readonly locale: Locale }) {
  const scenario = clientServer({
    iss: { A: 404, B: 0 },
    ports: { A: 40_404, B: 443 },
    untilMs: 110,
  });
  const { trace } = run(
    { ...scenario, calls: scenario.calls.filter(({ host }) => host === 'A') },
    { trace: true },
  );
  const view = ladderView(
    trace,
    { A: 'client', B: 'server' },
    { tell: (because) => explain(locale, because) },
  );
  return (
    <div className="max-w-xl">
      <LadderFigure view={view} texts={ladderTexts(locale)} />
    </div>
  );
}
