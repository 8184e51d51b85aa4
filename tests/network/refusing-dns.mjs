/**
 * A DNS server that notes every name it is asked for, one a line, and refuses it (RFC 1035: RCODE 5). UDP and TCP, port
 * 53.
 */
import { appendFileSync, writeFileSync } from 'node:fs';
import { createSocket } from 'node:dgram';
import { createServer } from 'node:net';

const [names, ready] = process.argv.slice(2);
writeFileSync(names, '');

const udp = createSocket('udp4');
udp.on('message', (query, from) => udp.send(refuse(query), from.port, from.address));
const tcp = createServer((socket) =>
  socket.on('data', (data) => {
    const answer = refuse(data.subarray(2));
    socket.end(Buffer.concat([Buffer.from([answer.length >> 8, answer.length & 255]), answer]));
  }),
);
udp.bind(53, '192.0.2.53', () => tcp.listen(53, '192.0.2.53', () => writeFileSync(ready, '')));

function refuse(query) {
  appendFileSync(names, `${nameIn(query)}\n`);
  const answer = Buffer.from(query);
  answer[2] |= 0x80; // an answer
  answer[3] = (answer[3] & 0xf0) | 5; // refused
  return answer;
}

/** The labels of the first question, which begins behind the header of 12 bytes. */
function nameIn(query) {
  const labels = [];
  for (let at = 12; query[at] > 0; at += query[at] + 1)
    labels.push(query.toString('latin1', at + 1, at + 1 + query[at]));
  return labels.join('.');
}
