// Owns the connection to the program: it tells every listener of each new edition, and of a lost connection.

const waits = [100, 250, 500, 1000, 2000];
/** How long a connection may be gone before it is worth a word. */
const patience = 400;

/**
 * Listens for ever. `onEdition` gets each event; `onConnection` gets false when the connection has been lost for a
 * while, and true when it is back.
 */
export function listen({ onEdition, onConnection }) {
  let source = null;
  let run = null;
  let failures = 0;
  let timer = 0;
  let silence = 0;
  let told = true;

  const connect = () => {
    clearTimeout(timer);
    source?.close();
    source = new EventSource('/_anslag/events');
    source.addEventListener('open', opened);
    source.addEventListener('edition', arrived);
    source.addEventListener('error', failed);
  };
  const disconnect = () => {
    clearTimeout(timer);
    clearTimeout(silence);
    silence = 0;
    source?.close();
    source = null;
  };
  const opened = () => {
    failures = 0;
    clearTimeout(silence);
    silence = 0;
    others.postMessage('connected');
    if (!told) onConnection(true);
    told = true;
  };
  const arrived = ({ data }) => {
    const event = JSON.parse(data);
    // Another run of the program may speak another protocol: begin anew. The browser keeps the place on the page.
    if (run !== null && run !== event.run) location.reload();
    else onEdition(event);
    run ??= event.run;
  };
  const failed = () => {
    source?.close();
    source = null;
    silence ||= setTimeout(() => {
      told = false;
      onConnection(false);
    }, patience);
    clearTimeout(timer);
    timer = setTimeout(connect, waits[Math.min(failures, waits.length - 1)]);
    failures += 1;
  };
  const wake = () => {
    if (!document.hidden && !source) connect();
  };

  // A browser keeps only a few connections to one program. A tab that nobody sees gives up its own for one that is seen.
  const others = new BroadcastChannel('anslag');
  others.addEventListener('message', () => document.hidden && disconnect());
  addEventListener('online', wake);
  document.addEventListener('visibilitychange', wake);
  addEventListener('pagehide', disconnect);
  addEventListener('pageshow', wake);
  connect();
}
