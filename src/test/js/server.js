'use strict';

/* A server that answers as a test wants. */

/** An answer with a status, and with JSON or something else. */
exports.answer = (status, json) => ({ ok: status === 200, status, json: () => (json === undefined ? Promise.reject(new Error('no JSON')) : Promise.resolve(json)) });

/** Work while a server gives these answers in turn. */
exports.withServer = async (answers, work) => {
  const real = window.fetch;
  window.fetch = () => Promise.resolve(answers.shift());
  try {
    return await work();
  } finally {
    window.fetch = real;
  }
};
