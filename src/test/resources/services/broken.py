"""A web server that ends badly, in the way that its argument names. Answers after 20 ms. Ends by itself after 120 s.

hasty      ends at once, whatever it has begun to answer
deaf       hears no SIGTERM
parent     answers what it has begun, but leaves a child in a session of its own that hears no SIGTERM
traceback  answers what it has begun, and then prints a traceback
fixed      listens on the port of its second argument, whatever $PORT says
good       answers what it has begun
"""
import http.server
import os
import signal
import subprocess
import sys
import threading
import time

kind = sys.argv[1]
port = int(sys.argv[2] if kind == "fixed" else os.environ["PORT"])


stopping = threading.Event()


class Handler(http.server.BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    timeout = 10

    def do_GET(self):
        time.sleep(0.02)
        self.answer()

    def do_POST(self):
        self.rfile.read(int(self.headers["Content-Length"]))
        self.answer()

    def answer(self):
        self.send_response(200)
        self.send_header("Content-Length", "5")
        if stopping.is_set():
            self.send_header("Connection", "close")
        self.end_headers()
        self.wfile.write(b"done\n")

    def log_message(self, *_):
        pass


class Server(http.server.ThreadingHTTPServer):
    daemon_threads = False
    request_queue_size = 128


def told(*_):
    if kind == "hasty":
        os._exit(0)
    threading.Thread(target=server.shutdown).start()


server = Server(("127.0.0.1", port), Handler)
signal.signal(signal.SIGTERM, signal.SIG_IGN if kind == "deaf" else told)
if kind == "parent":
    subprocess.Popen(["sh", "-c", "trap '' TERM; sleep 120; :"], start_new_session=True)
threading.Timer(120, os._exit, [0]).start()
server.serve_forever(0.02)
try:  # what the kernel has taken already is served, too
    server.socket.setblocking(False)
    while True:
        server.process_request(*server.get_request())
except BlockingIOError:
    server.socket.close()
stopping.set()
server.server_close()  # waits for what was begun
if kind == "traceback":
    import traceback
    try:
        raise RuntimeError("event loop is closed")
    except RuntimeError:
        traceback.print_exc()
sys.stderr.flush()
os._exit(0)
