// A web server in Node: answers after ?ms=…, ends after SIGTERM when the last request is answered. Ends by itself after 60 s.
const http = require('http');
const server = http.createServer((request, response) => {
  const ms = Number(new URL(request.url, 'http://x').searchParams.get('ms') || 0);
  setTimeout(() => response.end('done\n'), ms);
});
server.listen(Number(process.env.PORT), '127.0.0.1', () => console.log('ready'));
process.on('SIGTERM', () => server.close(() => process.exit(0)));
setTimeout(() => process.exit(0), 60000).unref();
