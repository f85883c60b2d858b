"""Runs a command on a terminal of its own: python3 on_terminal.py COLUMNS ROWS COMMAND…

Standard input is what is typed, standard output what the terminal is sent. A line that is not ended
within a moment of quiet, as a prompt, is ended here, so that a reader of lines sees it. SIGTERM,
SIGINT and SIGHUP are handed on; where nobody types any more, whoever did is gone, and the command is
killed. Says at last on standard error whether the terminal is as it was.
"""

import fcntl
import os
import select
import signal
import struct
import sys
import termios

QUIET = 0.25


def main():
    columns, rows = int(sys.argv[1]), int(sys.argv[2])
    master, slave = os.openpty()
    fcntl.ioctl(slave, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))
    before = termios.tcgetattr(slave)
    child = os.fork()
    if child == 0:
        os.setsid()
        fcntl.ioctl(slave, termios.TIOCSCTTY, 0)
        for stream in (0, 1, 2):
            os.dup2(slave, stream)
        os.closerange(3, 256)
        os.execvp(sys.argv[3], sys.argv[3:])
    for number in (signal.SIGTERM, signal.SIGINT, signal.SIGHUP):
        signal.signal(number, lambda one, _: os.kill(child, one))
    print("pid", child, file=sys.stderr, flush=True)
    status = relay(master, child)
    left = termios.tcgetattr(slave) == before
    print("terminal", "as it was" if left else "changed", file=sys.stderr, flush=True)
    sys.exit(os.waitstatus_to_exitcode(status) % 256)


def relay(master, child):
    typing, ended = True, True
    while True:
        ready, _, _ = select.select([master, 0] if typing else [master], [], [], QUIET)
        if master in ready:
            data = os.read(master, 65536)
            os.write(1, data)
            ended = data.endswith(b"\n")
            continue
        if 0 in ready:
            keys = os.read(0, 4096)
            typing = bool(keys)
            if typing:
                os.write(master, keys)
            else:
                os.kill(child, signal.SIGKILL)
            continue
        if not ended:
            os.write(1, b"\n")
            ended = True
        gone, status = os.waitpid(child, os.WNOHANG)
        if gone:
            return status


main()
