"""A polite web server: /work?ms=500 answers after that time, /hold?ms=500 so long after it was told to end, /stream sends
an event every 100 ms.

SIGTERM: accepts no more, answers what is in flight, says how many it answered, ends with 0.
SIGINT is ignored with --term-only, SIGTERM with --int-only. Ends by itself after 60 s.
"""
import os
import signal
import socket
import sys
import threading
import time

port = int(os.environ.get("PORT", "0"))
flags = sys.argv[1:]
stopping = threading.Event()
answered = 0
lock = threading.Lock()
workers = []


def answer(connection):
    global answered
    with connection:
        request = connection.recv(65536).decode("latin-1")
        path = request.split(" ")[1] if " " in request else "/"
        if path.startswith("/stream"):
            connection.sendall(b"HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\n\r\n")
            while not stopping.is_set():
                connection.sendall(b"data: x\n\n")
                time.sleep(0.1)
        else:
            if path.startswith("/hold"):
                stopping.wait(60)
            if "?ms=" in path:
                time.sleep(int(path.split("=")[1]) / 1000)
            body = b"done\n"
            connection.sendall(
                b"HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Length: %d\r\n\r\n" % len(body) + body)
            if path.startswith("/drain"):
                print("drained", flush=True)
        with lock:
            answered += 1


def stop(*_):
    stopping.set()


signal.signal(signal.SIGTERM, signal.SIG_IGN if "--int-only" in flags else stop)
signal.signal(signal.SIGINT, signal.SIG_IGN if "--term-only" in flags else stop)
late = [float(flag.split("=")[1]) for flag in flags if flag.startswith("--slow=")]

listener = socket.socket()
listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
listener.bind(("127.0.0.1", port))
listener.listen(128)
listener.settimeout(0.005)
print("listening on %d" % listener.getsockname()[1], flush=True)
until = time.monotonic() + 60
waiting = True  # what the kernel has taken already is served, too
while waiting and time.monotonic() < until:
    try:
        accepted, _ = listener.accept()
        accepted.settimeout(60)
        workers.append(threading.Thread(target=answer, args=(accepted,), daemon=True))
        workers[-1].start()
    except socket.timeout:
        waiting = not stopping.is_set()
listener.close()
for worker in workers:
    worker.join(60)
if late:
    time.sleep(late[0])
print("answered %d" % answered, flush=True)
