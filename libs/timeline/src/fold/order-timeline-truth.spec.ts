import { describe, expect, it } from '@jest/globals';
import { foldStanding } from './fold-standing.js';
import { orderTimeline } from './order-timeline.js';
import { ids } from './testing/build-case.js';
import { Dice } from './testing/dice.js';
import { trueHistory } from './testing/true-history.js';

describe('20,000 true histories told vaguely', () => {
  it('are never called contradictory', () => {
    let hist = [0,0,0,0,0,0]; let worst = 0; let tm=0;
    for (let seed = 0; seed < 20_000; seed++) {
      const dice = new Dice(seed);
      const { told } = trueHistory(dice, 2 + dice.below(seed % 50 === 0 ? 40 : 14));
      const t0 = performance.now();
      const { breaks, exhausted, searched, order } = orderTimeline(told);
      const dt = performance.now()-t0; tm+=dt; if (dt>worst) {worst=dt; console.log(seed, dt, searched, order.length)}
      hist[Math.min(5, Math.floor(Math.log10(searched+1)))]++;
      if (breaks.length>0||exhausted) console.log('BAD', seed, exhausted, order.length, searched, breaks)
    }
    console.log(hist, worst, tm);
  });
});
