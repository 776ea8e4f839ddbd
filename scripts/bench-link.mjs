// A TCP link in a process of its own that adds a delay each way: `node bench-link.mjs PORT DELAY_MS`.
import { connect, createServer } from 'node:net';

const [port, delayMs] = process.argv.slice(2).map(Number);

/** Passes on what comes, each piece `delayMs` later, in its order. */
function delayed(from, to) {
  from.on('data', (chunk) => setTimeout(() => to.write(chunk), delayMs));
  from.on('end', () => setTimeout(() => to.end(), delayMs));
  from.on('close', () => setTimeout(() => to.destroy(), delayMs));
  from.on('error', () => setTimeout(() => to.destroy(), delayMs));
}

const server = createServer({ allowHalfOpen: true, noDelay: true }, (near) => {
  const far = connect({ port, host: '127.0.0.1', allowHalfOpen: true, noDelay: true });
  delayed(near, far);
  delayed(far, near);
});
server.listen(0, '127.0.0.1', () =>
  process.stdout.write(JSON.stringify({ port: server.address().port })),
);
