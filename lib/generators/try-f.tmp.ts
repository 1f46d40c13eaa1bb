import { generate } from '@/lib/generators';
import { grade, rightResponse } from '@/lib/graders';
const [generator='F05', locale='en', from='0', n='12', params='{}', diff] = process.argv.slice(2);
for (let i=Number(from); i<Number(from)+Number(n); i++) {
  const r = generate({generator, seed: i.toString(36), locale: locale as 'en', params: JSON.parse(params), ...(diff?{difficulty:Number(diff)}:{})});
  if (!r.ok) { console.log(r.error); continue; }
  const {public: p, key: k, provenance} = r.value;
  console.log(`\n=== seed ${i.toString(36)} d${p.difficulty} ${p.topic} ${p.body.kind} preset=${p.preset}`);
  console.log(p.stem);
  if (p.body.kind==='single-choice'||p.body.kind==='multiple-choice') { const kb:any=k.body; for (const o of p.body.options) console.log(` ${[kb.correct].flat().includes(o.id)?'*':' '} ${o.id}) ${o.text}   ${JSON.stringify(kb.faults[o.id]??'')}`);}
  else console.log(' BODY', JSON.stringify(p.body), '\n KEY', JSON.stringify(k.body));
  console.log(' WHY', k.why, '\n R', k.remember, k.sources.join('; '));
  console.log(' EV', p.evidence? `${p.evidence.segments.length} segs to ${p.evidence.endsAt} marks ${p.evidence.marks.map(m=>m.host+m.name+m.at)}`:null, '| key', k.evidence?.segments.length, k.evidence?.endsAt);
  const g = grade(r.value, rightResponse(k), 'en'); if (g.status!=='graded'||g.score!==1) console.log('!!!', g);
}
