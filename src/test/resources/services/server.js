// A web server in Node: answers after ?ms=…, ends after SIGTERM when the last request is answered. Ends by itself after 60 s.
// Told to end, it says so in its answers: a connection that is kept would keep the server for five seconds more.
const http = require('http');
let ending = false;
const server = http.createServer((request, response) => {
  const ms = Number(new URL(request.url, 'http://x').searchParams.get('ms') || 0);
  setTimeout(() => {
    if (ending) response.setHeader('Connection', 'close');
    response.end('done\n');
  }, ms);
});
server.listen(Number(process.env.PORT), '127.0.0.1', () => console.log('ready'));
process.on('SIGTERM', () => {
  ending = true;
  server.close(() => process.exit(0));
});
setTimeout(() => process.exit(0), 60000).unref();
