// A hook of electron-builder's: keeps the description of the MSI, and ends before the tools are fetched that would
// build it (docs/facts/electron.md#packaging). KEEP_PROJECT says where.
const { copyFileSync } = require('node:fs');

exports.default = (project) => {
  copyFileSync(project, process.env.KEEP_PROJECT);
  process.exit(0);
};
