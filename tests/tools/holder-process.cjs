// The process of holder.ts. It is plain CommonJS with declarations of its own, so that it cannot share a mistake with
// the program's binding.
const koffi = require('koffi');

const [reader, how] = process.argv.slice(2);
const pcsc = koffi.load('libpcsclite.so.1');
const establish = pcsc.func('long SCardEstablishContext(ulong, void *, void *, _Out_ long *)');
const connect = pcsc.func('long SCardConnect(long, str, ulong, ulong, _Out_ long *, _Out_ ulong *)');
const begin = pcsc.func('long SCardBeginTransaction(long)');
const end = pcsc.func('long SCardEndTransaction(long, ulong)');
const disconnect = pcsc.func('long SCardDisconnect(long, ulong)');

const call = (name, code) => {
  if (code !== 0) {
    process.send(`${name}: 0x${(code >>> 0).toString(16)}`);
    process.exit(1);
  }
};
const SHARED = 2,
  EXCLUSIVE = 1,
  T0_OR_T1 = 3,
  LEAVE = 0,
  RESET = 1;
const context = [0],
  card = [0];
call('SCardEstablishContext', establish(2, null, null, context));
const open = () =>
  call('SCardConnect', connect(context[0], reader, how === 'exclusive' ? EXCLUSIVE : SHARED, T0_OR_T1, card, [0]));
open();
let timer;
if (how === 'transaction') call('SCardBeginTransaction', begin(card[0]));
if (how === 'reset')
  timer = setInterval(() => {
    disconnect(card[0], RESET);
    open();
  }, 300);
process.on('message', () => {
  clearInterval(timer);
  if (how === 'transaction') end(card[0], LEAVE);
  disconnect(card[0], LEAVE);
  process.disconnect();
});
process.send('holding');
