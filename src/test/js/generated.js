'use strict';

/** Generated inputs, the same ones in each run: a linear congruential generator with the constants of Numerical Recipes. */
exports.generator = (seed) => {
  let state = seed >>> 0;
  /** From 0 to 1, without 1. */
  const next = () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
  const whole = (least, most) => least + Math.floor(next() * (most - least + 1));
  return {
    next,
    /** A whole number, both ends included. */
    whole,
    /** A number of any size, of both signs. */
    number: () => (next() < 0.5 ? -1 : 1) * next() * 10 ** whole(-8, 17),
    pick: (all) => all[whole(0, all.length - 1)],
    list: (most, make) => Array.from({ length: whole(0, most) }, (_, i) => make(i)),
  };
};
