'use strict';

/* The report's scripts, loaded as a page loads them: in the order in which report.js includes them. A browser that runs the tests has them already. */

if (!globalThis.mlopsReport) {
  const fs = require('node:fs');
  const path = require('node:path');
  const folder = path.join(__dirname, '../../main/resources/io/jenkins/plugins/mlops/report');
  if (!globalThis.document) {
    require('./dom.js').install();
  }
  const report = fs.readFileSync(path.join(folder, 'report.js'), 'utf8');
  for (const [, name] of report.matchAll(/^\/\/ @include io\.jenkins\.plugins\.mlops\.report\.(\S+)$/gm)) {
    require(path.join(folder, name + '.js'));
  }
  require(path.join(folder, 'report.js'));
}

module.exports = globalThis.mlopsReport;
