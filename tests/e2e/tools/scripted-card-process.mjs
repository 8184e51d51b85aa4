// Stands in for out/main/card-process.js: passes on what a test says (scripted-check.ts), and tells the test what the
// program asks of it.
import { connect } from 'node:net';
import { createInterface } from 'node:readline';

const line = connect(Number(process.env.SCRIPT_PORT), '127.0.0.1');
line.on('error', () => process.exit(0));
createInterface({ input: line }).on('line', (text) => {
  if (text === 'end') process.exit(1);
  process.send?.(JSON.parse(text));
});
process.on('message', (request) => line.write(`${JSON.stringify(request)}\n`));
process.on('disconnect', () => process.exit(0));
setInterval(() => process.send?.({ type: 'alive' }), 500);
