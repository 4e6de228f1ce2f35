import { describe, it } from '@jest/globals';
import { foldStanding } from './fold-standing.js';
import { orderTimeline } from './order-timeline.js';
import { caseOf, charge, event } from './testing/build-case.js';
import { Dice } from './testing/dice.js';
import { trueHistory } from './testing/true-history.js';
import { dayNumber } from './testing/vague-date.js';
import { CaseEventKind } from '../vocabulary/case-event-kind.js';
describe('perf', () => { it('x', () => {
  const out: string[] = [];
  for (const [n, mode] of [[60,'vague'],[60,'garbage'],[60,'garbage5'],[200,'vague'],[2000,'precise'],[2000,'precise5'],[2000,'vague'],[2000,'told'],[2000,'garbage'],[2000,'after'],[20000,'precise']] as const) {
    for (let seed = 1; seed <= 4; seed++) {
      const dice = new Dice(seed);
      let c;
      if (mode==='garbage'||mode==='garbage5'||mode==='after') {
        const charges = mode==='garbage5' ? [1,2,3,4,5].map(i=>charge('c'+i)) : [charge('c1')];
        c = caseOf(Array.from({length:n},(_, i)=>({kind: dice.pick(Object.keys(CaseEventKind)) as 'CHARGED', id:'e'+i, charges: dice.some(charges).map(x=>x.id), date: dice.chance(0.5)?[null,null]:[dayNumber(dice.below(1000)),null], after: mode==='after'? 'e'+dice.below(n):null} as const)), {charges});
      } else {
        let h; let s=seed; do { h = trueHistory(new Dice(s), n); s+=1000; } while (mode==='precise5'? h.precise.charges.length<4 : false);
        c = mode.startsWith('precise') ? h.precise : mode==='told'? h.told : {...h.told, events: h.told.events.map(e=>({...e, earliest:null, latest:null, after:null}))};
      }
      orderTimeline(c);
      const t0 = performance.now(); const r = orderTimeline(c); const t1=performance.now(); foldStanding(c, r.order); const t2=performance.now();
      out.push([n,mode,c.events.length,c.charges.length,'order',(t1-t0).toFixed(1),'fold',(t2-t1).toFixed(1),'searched',r.searched,'exh',r.exhausted,'breaks',r.breaks.length].join(' '));
    }
  }
  console.log(out.join('\n'));
}, 200000)});
